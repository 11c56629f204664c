export interface DemoCall {
  body?: unknown;
  /** The identity token of a customer's user. */
  token?: string;
}

/** The product's API as any program uses it: HTTP, JSON and a member's session. */
export class DemoClient {
  private cookie = '';

  constructor(private readonly base: string) {}

  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.send('POST', '/api/auth/login', { body: { email, password } });
    this.cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  /** The answer's JSON. Throws with what the server says where it refuses. */
  async call<Answer>(method: string, path: string, call: DemoCall = {}): Promise<Answer> {
    return (await (await this.send(method, path, call)).json()) as Answer;
  }

  private async send(method: string, path: string, { body, token }: DemoCall): Promise<Response> {
    const answer = await fetch(this.base + path, {
      method,
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
