import { SignJWT } from 'jose';
import sql from 'sql-template-tag';
import { Drain } from '../../../src/server/ranking/drain.js';
import { Rebuild } from '../../../src/server/ranking/rebuild.js';
import type { Product } from '../../product.js';
import type { World } from '../../world.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Makes the calls of a tour. One that is refused goes on the list, and the tour goes on. */
export class Guide {
  private constructor(
    readonly world: World,
    /** A request, a person and a company to show: ordinary ones. */
    readonly request: string,
    readonly person: string,
    readonly company: string,
    readonly refused: string[] = [],
  ) {}

  static async of(world: World): Promise<Guide> {
    const row = await world.product.db.row<{ request: string; person: string; company: string }>(sql`
      select vote.request_id::text as request, vote.person_id::text as person, vote.customer_id::text as company
        from vote
        join request_score using (project_id, request_id)
        join customer on customer.project_id = vote.project_id and customer.id = vote.customer_id
       where vote.project_id = ${world.project.rowId} and open and active and company_id is not null
       order by vote.request_id, vote.person_id limit 1`);
    return new Guide(world, row!.request, row!.person, row!.company);
  }

  /** The same guide at another server of the same world. */
  at(product: Product): Guide {
    const { world, request, person, company, refused } = this;
    return new Guide({ ...world, product }, request, person, company, refused);
  }

  get<Body>(path: string): Promise<Body> {
    return this.inProject('GET', path);
  }

  post<Body>(path: string, body?: object, headers?: Record<string, string>): Promise<Body> {
    return this.inProject('POST', path, body, headers);
  }

  put<Body>(path: string, body?: object): Promise<Body> {
    return this.inProject('PUT', path, body);
  }

  patch<Body>(path: string, body?: object): Promise<Body> {
    return this.inProject('PATCH', path, body);
  }

  delete<Body>(path: string): Promise<Body> {
    return this.inProject('DELETE', path);
  }

  /** A call of the owner; what there is to score after it is scored. */
  async any<Body>(
    method: Method,
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Body> {
    const { cookie } = this.world.project;
    const answer = await this.send<Body>(method, url, { cookie, ...headers }, body);
    await this.world.product.part(Drain).run(this.world.project.rowId);
    return answer;
  }

  /** Opens a stream of the project's events; answers what closes it. */
  async listen(path: string): Promise<() => void> {
    const { product, project } = this.world;
    return product.listen(`/api/projects/${project.id}/${path}`, project.cookie);
  }

  asUser<Body>(method: Method, path: string, token: string, body?: object): Promise<Body> {
    return this.send(method, this.widgetUrl(path), { authorization: `Bearer ${token}` }, body);
  }

  asVisitor<Body>(method: Method, path: string, visitor: string | null, body?: object): Promise<Body> {
    return this.send(
      method,
      this.widgetUrl(path),
      visitor === null ? {} : { 'x-reqio-visitor': visitor },
      body,
    );
  }

  /** The id of a browser that was not seen before. */
  async visitor(): Promise<string> {
    return (await this.asVisitor<{ visitorId: string }>('POST', 'session', null, {})).visitorId;
  }

  /** Of somebody known, of somebody new with a known address, and of somebody whose company is another one now. */
  tokens(): Promise<string[]> {
    const email = `person${this.person}@example.com`;
    const known = { sub: `user_${this.person}`, email };
    return Promise.all([
      this.token(known),
      this.token({ sub: 'user_on_tour', email }),
      this.token({
        ...known,
        company: { id: 'company_1' },
        traits: { plan: 'Team', amount: 100, interval: 'month' },
      }),
    ]);
  }

  token({ sub, ...claims }: { sub: string } & Record<string, unknown>): Promise<string> {
    const { audience, secret } = this.world.project;
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(sub)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + 300)
      .sign(new TextEncoder().encode(secret));
  }

  /** Until a rebuild that was begun has ended. */
  async rebuilt(): Promise<void> {
    await this.world.product.part(Rebuild).run(this.world.project.rowId);
  }

  private inProject<Body>(
    method: Method,
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Body> {
    const url = `/api/projects/${this.world.project.id}${path === '' ? '' : `/${path}`}`;
    return this.any(method, url, body, headers);
  }

  private widgetUrl(path: string): string {
    return `/api/widget/${this.world.project.id}/${path}`;
  }

  private async send<Body>(method: Method, url: string, headers: object, body?: object): Promise<Body> {
    const { status, text } = await this.world.product.inject(method, encodeURI(url), { ...headers }, body);
    if (status >= 400) this.refused.push(`${method} ${url}: ${status} ${text.slice(0, 300)}`);
    const isJson = text.startsWith('{') || text.startsWith('[');
    return (isJson ? JSON.parse(text) : {}) as Body;
  }
}
