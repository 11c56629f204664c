import fc from 'fast-check';
import sql from 'sql-template-tag';
import type { Answer, TestApp } from './app.js';
import { createProject, type TestProject } from './members.js';
import { mint } from './tokens.js';

const index = (count: number) => fc.integer({ min: 0, max: count - 1 });
const request = index(4);

const claims = fc.record(
  {
    sub: index(5),
    email: index(4),
    company: index(2),
    amount: fc.constantFrom(null, 0, 1, 4_900, 58_800, 1_000_000),
    interval: fc.constantFrom('month', 'year'),
  },
  { requiredKeys: ['sub', 'interval'] },
);
const verified = fc.record({ claims, visitor: fc.option(index(3)) });
const anonymous = fc.record({ claims: fc.constant(null), visitor: index(3) });

/** One thing that somebody does, with small numbers for who and what, so that programs meet themselves often. */
export const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('vote' as const), by: verified, request, on: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('vote' as const), by: anonymous, request, on: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('session' as const), by: verified }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), person: index(10) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('mergeRequests' as const), request, into: request }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unmerge' as const), request }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('status' as const),
      request,
      status: fc.constantFrom('underReview', 'planned', 'inProgress', 'shipped', 'declined'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('revenue' as const),
      sub: index(5),
      amount: fc.constantFrom(0, 700, 12_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('weights' as const),
      freeVoteCents: fc.constantFrom(0, 100, 250),
      anonymousVoteCents: fc.constantFrom(0, 0, 50),
    }),
  },
);
export type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
type By = Extract<Step, { do: 'vote' }>['by'];

/** A project of its own in which steps are taken over HTTP, as their doers would. */
export class Program {
  private readonly visitors = new Map<number, string>();

  private constructor(
    private readonly app: TestApp,
    private readonly project: TestProject,
    private readonly secret: string,
    readonly requests: string[],
  ) {}

  static async start(app: TestApp): Promise<Program> {
    const project = await createProject(app);
    const { cookie } = project;
    const path = `/api/projects/${project.id}`;
    const { body } = await app.call('POST', `${path}/identity/secret`, { cookie });
    const requests: string[] = [];
    for (const title of ['Dark mode', 'Export to CSV', 'Single sign-on', 'Offline work']) {
      requests.push((await app.call('POST', `${path}/requests`, { cookie, body: { title } })).body.id);
    }
    return new Program(app, project, body.secret, requests);
  }

  get projectId(): number {
    return this.project.rowId;
  }

  /** A call of the project's owner. */
  async call(method: Parameters<TestApp['call']>[0], path: string, body?: unknown): Promise<Answer> {
    return this.app.call(method, `/api/projects/${this.project.id}/${path}`, {
      cookie: this.project.cookie,
      body,
    });
  }

  /** Takes one step. A refusal is fine (a closed request takes no vote); an error of the server is not. */
  async take(one: Step): Promise<void> {
    const { status, body } = await this.answer(one);
    if (status >= 500) throw new Error(`${JSON.stringify(one)}: ${JSON.stringify(body)}`);
  }

  private answer(one: Step): Promise<Answer> {
    switch (one.do) {
      case 'vote':
        return this.widget(one.on ? 'PUT' : 'DELETE', `requests/${this.requests[one.request]}/vote`, one.by);
      case 'session':
        return this.widget('POST', 'session', one.by);
      case 'undo':
        return this.undoLatest();
      case 'erase':
        return this.erase(one.person);
      case 'mergeRequests':
        return this.call('POST', `requests/${this.requests[one.request]}/merge`, {
          into: this.requests[one.into],
        });
      case 'unmerge':
        return this.call('POST', `requests/${this.requests[one.request]}/unmerge`);
      case 'status':
        return this.call('PATCH', `requests/${this.requests[one.request]}`, { status: one.status });
      case 'revenue':
        return this.call('PUT', `people/by-sub/user_${one.sub}`, {
          traits: { amount: one.amount, interval: 'month' },
        });
      case 'weights':
        return this.call('PATCH', 'ranking', {
          freeVoteCents: one.freeVoteCents,
          anonymousVoteCents: Math.min(one.anonymousVoteCents, one.freeVoteCents),
        });
    }
  }

  private async widget(method: 'POST' | 'PUT' | 'DELETE', path: string, by: By): Promise<Answer> {
    const visitor = by.visitor === null ? undefined : this.visitors.get(by.visitor);
    const token = by.claims ? await this.token(by.claims) : undefined;
    const answer = await this.app.call(method, `/api/widget/${this.project.id}/${path}`, {
      token,
      visitor,
      ...(method === 'POST' && { body: { visitorId: visitor, token } }),
    });
    const inForce = answer.headers['x-reqio-visitor'];
    if (by.visitor !== null && typeof inForce === 'string') this.visitors.set(by.visitor, inForce);
    return answer;
  }

  private token({ sub, email, company, amount, interval }: NonNullable<By['claims']>): Promise<string> {
    return mint(this.secret, {
      sub: `user_${sub}`,
      aud: this.project.audience,
      iat: this.app.clock.seconds(),
      ...(email !== undefined && { email: `person${email}@example.com` }),
      ...(company !== undefined && { company: { id: `company_${company}` } }),
      ...(amount !== undefined && { traits: { plan: 'pro', amount, interval } }),
    });
  }

  private async undoLatest(): Promise<Answer> {
    const merge = await this.app.db.row<{ id: string }>(sql`
      select id::text from person_merge where project_id = ${this.projectId} and undone_at is null
       order by id desc limit 1`);
    return this.call('POST', `people/merges/${merge?.id ?? 0}/undo`);
  }

  private async erase(nth: number): Promise<Answer> {
    const people = await this.call('GET', 'people');
    return this.call('DELETE', `people/${people.body.items[nth]?.id ?? 0}`);
  }
}
