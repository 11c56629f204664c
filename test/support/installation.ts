import { randomBytes } from 'node:crypto';
import { freePort } from '../../src/server/platform/embedded/postgres-process.js';
import { eventually } from './eventually.js';
import { TestProcess } from './process.js';

const OWNER = { email: 'owner@example.com', password: 'correct horse battery' };
const READY = /Reqio('s worker)? is ready/;
/** Several servers start at once, on a machine that does other things as well. */
export const LONG_MS = 120_000;

/** A process of the built server. */
export class Server {
  private constructor(
    readonly process: TestProcess,
    readonly url: string,
  ) {}

  /** Resolves when it serves; where it does not, it rejects with what the process said. */
  static async start(env: NodeJS.ProcessEnv, preload?: string): Promise<Server> {
    const server = await Server.launch(env, preload);
    await server.process.says(READY);
    return server;
  }

  /** A start that may well fail. */
  static async launch(env: NodeJS.ProcessEnv, preload?: string): Promise<Server> {
    const port = await freePort();
    const options = preload ? { NODE_OPTIONS: `--import=${preload}` } : {};
    const settings = { PORT: `${port}`, ...options, ...env };
    return new Server(new TestProcess('dist/src/server/main.js', [], settings), `http://127.0.0.1:${port}`);
  }

  async readiness(): Promise<{ status: number; body: { status: string; checks: Record<string, string> } }> {
    const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(20_000) });
    const body = (await answer.json()) as { status: string; checks: Record<string, string> };
    return { status: answer.status, body };
  }

  /** Until `/readyz` says 503 with at least these checks failed, or with none of them 200. */
  async says(...failed: ('database' | 'migrations' | 'queue')[]): Promise<void> {
    await eventually(async () => {
      const { status, body } = await this.readiness();
      const wrong = Object.keys(body.checks).filter((name) => body.checks[name] === 'failed');
      expect({ status, wrong }).toEqual({
        status: failed.length > 0 ? 503 : 200,
        wrong: failed.length > 0 ? expect.arrayContaining(failed) : [],
      });
    }, LONG_MS);
  }
}

/** Processes that share a database, a Redis, a master key and a public address; their owner's calls. */
export class Installation {
  readonly webs: Server[] = [];
  readonly workers: Server[] = [];
  readonly publicUrl = 'https://reqio.example';
  private readonly settings: NodeJS.ProcessEnv;
  private cookie = '';

  constructor(
    settings: NodeJS.ProcessEnv,
    private readonly preload?: string,
  ) {
    this.settings = {
      PUBLIC_URL: this.publicUrl,
      REQIO_OWNER_EMAIL: OWNER.email,
      REQIO_OWNER_PASSWORD: OWNER.password,
      REQIO_MASTER_KEY: randomBytes(32).toString('base64'),
      ...settings,
    };
  }

  async addWeb(role: 'web' | 'all' = 'web'): Promise<Server> {
    return this.add(this.webs, role);
  }

  async addWorker(): Promise<Server> {
    return this.add(this.workers, 'worker');
  }

  /** Another process on the same settings, which nobody sends calls to. */
  launch(): Promise<Server> {
    return Server.launch({ ...this.settings, REQIO_ROLE: 'all' }, this.preload);
  }

  /** Ends a process and forgets it. */
  async end(server: Server, signal: NodeJS.Signals): Promise<void> {
    for (const servers of [this.webs, this.workers])
      if (servers.includes(server)) servers.splice(servers.indexOf(server), 1);
    await server.process.stop(signal);
  }

  async stop(): Promise<void> {
    const all = [...this.webs.splice(0), ...this.workers.splice(0)];
    await Promise.all(all.map(({ process }) => process.stop()));
  }

  get all(): Server[] {
    return [...this.webs, ...this.workers];
  }

  async signIn(): Promise<void> {
    const answer = await this.send('POST', '/api/auth/login', OWNER);
    this.cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
  }

  /** A call of the owner to the first web process, or another; the parsed answer of a success. */
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever a server may answer
  async call(method: string, path: string, body?: unknown, web = this.webs[0]!): Promise<any> {
    const answer = await this.send(method, path, body, web);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** `stop` ends an answer that streams; others have a minute. */
  send(
    method: string,
    path: string,
    body?: unknown,
    web = this.webs[0]!,
    stop?: AbortController,
  ): Promise<Response> {
    return fetch(web.url + path, {
      method,
      signal: stop?.signal ?? AbortSignal.timeout(60_000),
      headers: {
        cookie: this.cookie,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  private async add(to: Server[], role: string): Promise<Server> {
    const server = await Server.start({ ...this.settings, REQIO_ROLE: role }, this.preload);
    to.push(server);
    return server;
  }
}
