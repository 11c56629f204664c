import sql from 'sql-template-tag';
import type { PersonDetailDto, PersonDto } from '../../src/contract/people.dto.js';
import type { Answer, TestApp } from './app.js';
import { generateSecret, tokenFor } from './identity.js';
import { createProject, type TestProject } from './members.js';

/** A project whose users have tokens; calls as its owner. */
export class TestPeople {
  private constructor(
    readonly app: TestApp,
    readonly project: TestProject,
    readonly secret: string,
  ) {}

  static async start(app: TestApp, policy?: Record<string, unknown>): Promise<TestPeople> {
    const project = await createProject(app);
    const people = new TestPeople(app, project, await generateSecret(app, project));
    if (policy) await people.call('PATCH', 'identity', policy);
    return people;
  }

  /** A call of the project's owner, or of another member. */
  call(
    method: Parameters<TestApp['call']>[0],
    path: string,
    body?: unknown,
    cookie = this.project.cookie,
  ): Promise<Answer> {
    return this.app.call(method, `/api/projects/${this.project.id}/${path}`, { cookie, body });
  }

  /** A request that takes votes. */
  async request(title = 'Dark mode'): Promise<string> {
    const row = await this.app.db.row<{ id: string }>(sql`
      insert into request (project_id, title) values (${this.project.rowId}, ${title}) returning id::text as id
    `);
    return row!.id;
  }

  browser(): Browser {
    return new Browser(this);
  }

  /** Everybody, the newest first. */
  async all(): Promise<PersonDto[]> {
    return (await this.call('GET', 'people?limit=200')).body.items;
  }

  async bySub(sub: string): Promise<PersonDetailDto> {
    const found = (await this.all()).find(({ subs }) => subs.includes(sub));
    if (!found) throw new Error(`nobody has the sub ${sub}`);
    return (await this.call('GET', `people/${found.id}`)).body;
  }

  /** How many votes a request has, by its rows. */
  async votes(request: string): Promise<number> {
    const row = await this.app.db.row<{ count: number }>(sql`
      select count(*) from vote where project_id = ${this.project.rowId} and request_id = ${request} and active
    `);
    return row!.count;
  }

  /** Whose votes a request has: subs, and `anonymous` for who has none; sorted. */
  async voters(request: string): Promise<string[]> {
    const rows = await this.app.db.rows<{ voter: string }>(sql`
      select coalesce(
        (select min(value) from person_key key
         where key.project_id = vote.project_id and key.person_id = vote.person_id and key.kind = 'sub'),
        'anonymous'
      ) as voter
      from vote where project_id = ${this.project.rowId} and request_id = ${request} and active
    `);
    return rows.map(({ voter }) => voter).toSorted();
  }

  async rows<Row>(statement: ReturnType<typeof sql>): Promise<Row[]> {
    return this.app.db.rows<Row>(statement);
  }
}

/** One browser: it keeps its visitor id as the widget does. */
export class Browser {
  visitor: string | undefined;

  constructor(private readonly people: TestPeople) {}

  /** What a page load does; with `claims`, signed in. */
  session(claims?: Record<string, unknown>): Promise<Answer> {
    return this.call('POST', 'session', claims, {});
  }

  vote(request: string, claims?: Record<string, unknown>): Promise<Answer> {
    return this.call('PUT', `requests/${request}/vote`, claims);
  }

  withdraw(request: string, claims?: Record<string, unknown>): Promise<Answer> {
    return this.call('DELETE', `requests/${request}/vote`, claims);
  }

  private async call(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    claims?: Record<string, unknown>,
    body?: unknown,
  ): Promise<Answer> {
    const { app, project, secret } = this.people;
    const token = claims && (await tokenFor(app, project, secret, claims));
    const answer = await app.call(method, `/api/widget/${project.id}/${path}`, {
      token,
      visitor: this.visitor,
      body,
    });
    const inForce = answer.headers['x-reqio-visitor'];
    if (typeof inForce === 'string') this.visitor = inForce;
    return answer;
  }
}
