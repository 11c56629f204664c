import fc from 'fast-check';
import sql from 'sql-template-tag';
import { mergeRules, type MergeRule } from '../../src/contract/merge-rules.js';
import { People } from '../../src/server/identity/people.js';
import { TestApp } from '../support/app.js';
import { PeopleOracle, type PeopleStep } from '../support/people-oracle.js';
import { assertPeopleRules, dumpPeople } from '../support/people-state.js';
import { TestPeople, type Browser } from '../support/people.js';

// Some hundred calls a program.
jest.setTimeout(90_000);

const index = (count: number) => fc.integer({ min: 0, max: count - 1 });
const step: fc.Arbitrary<PeopleStep> = fc.record({
  browser: index(4),
  sub: fc.option(index(4), { freq: 3 }),
  email: fc.option(index(3), { freq: 3 }),
  confirmed: fc.constantFrom(null, true, true, false),
  request: fc.option(index(3), { freq: 4 }),
  on: fc.boolean(),
});
const program = fc.array(step, { minLength: 6, maxLength: 16 });
/** Before which steps a member names which address. */
const named = fc.array(fc.tuple(index(8), index(3)), { maxLength: 2 }).map((pairs) => new Map(pairs));
const policy = fc.constantFrom(...mergeRules);

const addressOf = (email: number) => `e${email}@example.com`;
const claimsOf = ({
  sub,
  email,
  confirmed = null,
}: Partial<PeopleStep> & Pick<PeopleStep, 'sub' | 'email'>) =>
  sub === null
    ? undefined
    : {
        sub: `s${sub}`,
        ...(email !== null && { email: addressOf(email) }),
        ...(confirmed !== null && { email_verified: confirmed }),
      };

/** A project in which programs run as browsers would run them. */
class Run {
  private readonly browsers = new Map<number, Browser>();

  private constructor(
    readonly people: TestPeople,
    readonly requests: string[],
  ) {}

  static async start(app: TestApp, mergeByEmail: MergeRule): Promise<Run> {
    const people = await TestPeople.start(app, { mergeByEmail });
    return new Run(people, [await people.request(), await people.request(), await people.request()]);
  }

  async take(one: PeopleStep): Promise<void> {
    const browser = this.browsers.get(one.browser) ?? this.people.browser();
    if (!this.browsers.has(one.browser)) {
      this.browsers.set(one.browser, browser);
      await browser.session(claimsOf(one));
    }
    const claims = claimsOf(one);
    if (one.request === null) await browser.session(claims);
    else if (one.on) await browser.vote(this.requests[one.request]!, claims);
    else await browser.withdraw(this.requests[one.request]!, claims);
  }

  /** A member names somebody by an address. */
  async introduce(email: number): Promise<void> {
    const { app, project } = this.people;
    await app.db.transaction((tx) =>
      app.app.get(People, { strict: false }).resolveByMember(tx, project.rowId, { email: addressOf(email) }),
    );
  }

  get projectId(): number {
    return this.people.project.rowId;
  }

  dump() {
    return dumpPeople(this.people.app.db, this.projectId);
  }

  /** What an undo brings back; the address to show is the last token's, whoever was merged with whom. */
  async restorable() {
    const people = await this.people.rows(sql`
      select id, verified, merged_into, customer_id, own_customer_id from person
       where project_id = ${this.projectId} order by id
    `);
    return {
      people,
      ...(await dumpPeople(this.people.app.db, this.projectId, ['customer', 'person_key', 'vote'])),
    };
  }

  /** The merges that hold, the last one first. */
  async merges(): Promise<string[]> {
    const rows = await this.people.rows<{ id: string }>(sql`
      select id::text as id from person_merge where project_id = ${this.projectId} and undone_at is null
       order by person_merge.id desc
    `);
    return rows.map(({ id }) => id);
  }

  /** As `PeopleOracle.verified` has it. */
  async verified(): Promise<string[]> {
    const rows = await this.people.rows<{ text: string }>(sql`
      select concat_ws(' | ',
               coalesce((select string_agg(substr(value, 2), ',' order by value) from person_key k
                 where k.project_id = p.project_id and k.person_id = p.id and kind = 'sub'), ''),
               coalesce((select string_agg(substr(value, 2, 1), ',' order by value) from person_key k
                 where k.project_id = p.project_id and k.person_id = p.id and kind = 'email'), ''),
               coalesce((select string_agg((array_position(${this.requests}::bigint[], v.request_id) - 1)::text, ',' order by v.request_id)
                  from vote v where v.project_id = p.project_id and v.person_id = p.id and v.active), '')
             ) as text
        from person p where project_id = ${this.projectId} and verified and merged_into is null
    `);
    return rows.map(({ text }) => text).toSorted();
  }
}

describe('identification', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it('makes of any program the people that the rules make of it', async () => {
    const bystander = await Run.start(app, 'link');
    await bystander.take({ browser: 0, sub: 0, email: 0, confirmed: true, request: 0, on: true });
    const before = await bystander.dump();
    await fc.assert(
      fc.asyncProperty(policy, program, named, async (mergeByEmail, steps, members) => {
        const run = await Run.start(app, mergeByEmail);
        const oracle = new PeopleOracle(mergeByEmail);
        for (const [place, one] of steps.entries()) {
          const email = members.get(place);
          if (email !== undefined) {
            await run.introduce(email);
            oracle.introduce(email);
          }
          await run.take(one);
          oracle.take(one);
        }
        expect(await run.verified()).toEqual(oracle.verified);
        expect(await run.people.all()).toHaveLength(oracle.count);
        for (const [number, request] of run.requests.entries()) {
          expect(await run.people.votes(request)).toBe(oracle.votes(number));
        }
        await assertPeopleRules(app.db, run.projectId);
      }),
      { numRuns: 25 },
    );
    // Another project has the same subs and addresses, and no row of it was touched.
    expect(await bystander.dump()).toEqual(before);
  });

  it('loses nothing, once every browser has come back with its token', async () => {
    await fc.assert(
      fc.asyncProperty(program, async (steps) => {
        const run = await Run.start(app, 'link');
        const oracle = new PeopleOracle('link');
        // A browser has one user here, who is not always signed in.
        const own = steps.map((one) => ({ ...one, sub: one.sub === null ? null : one.browser }));
        const last = [0, 1, 2, 3].map((browser) => ({
          browser,
          sub: browser,
          email: null,
          confirmed: null,
          request: null,
          on: true,
        }));
        for (const one of [...own, ...last]) {
          await run.take(one);
          oracle.take(one);
        }
        const people = await run.people.all();
        expect(people.every(({ verified }) => verified)).toBe(true);
        expect(await run.verified()).toEqual(oracle.verified);
        // A replay says nothing new.
        const before = await run.dump();
        for (const one of last) await run.take(one);
        expect(await run.dump()).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });

  it('is taken back exactly by the undo of a merge', async () => {
    await fc.assert(
      fc.asyncProperty(program, index(4), index(3), async (steps, sub, email) => {
        const run = await Run.start(app, 'link');
        for (const one of steps) await run.take(one);
        // Both keys are there before, so that the next token does nothing but merge, where it does anything.
        await run.take({ browser: 8, sub, email: null, confirmed: null, request: 0, on: true });
        await run.take({ browser: 9, sub: 5, email, confirmed: null, request: 0, on: true });
        const [before, merges] = [await run.restorable(), await run.merges()];
        await run.people.browser().session(claimsOf({ sub, email }));
        const [last] = await run.merges();
        fc.pre(last !== merges[0]);
        expect((await run.people.call('POST', `people/merges/${last}/undo`)).status).toBe(200);
        expect(await run.restorable()).toEqual(before);
        await assertPeopleRules(app.db, run.projectId);
      }),
      { numRuns: 12 },
    );
  });

  it('does not depend on the order of tokens', async () => {
    const token = fc.record({
      sub: index(4),
      email: fc.option(index(3)),
      confirmed: fc.constantFrom(null, true, true, false),
      minutes: index(8),
      name: fc.option(fc.constantFrom('Ada', 'Grace')),
      company: fc.option(index(2)),
      amount: fc.option(fc.constantFrom(null, 0, 4_900, 70_000), { nil: undefined }),
    });
    const tokens = fc.array(token, { minLength: 3, maxLength: 8 });
    const shuffled = tokens.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    await fc.assert(
      fc.asyncProperty(policy, shuffled, async (mergeByEmail, [some, same]) => {
        const now = Math.floor(app.clock.seconds());
        const outcome = async (list: typeof some) => {
          const people = await TestPeople.start(app, { mergeByEmail, maxTokenAgeSeconds: 3600 });
          for (const { sub, email, confirmed, minutes, name, company, amount } of list) {
            await people.browser().session({
              ...claimsOf({ sub, email, confirmed }),
              iat: now - 60 * minutes,
              exp: now + 300,
              ...(name !== null && { name }),
              ...(company !== null && { company: { id: `c${company}` } }),
              ...(amount !== undefined && { traits: { amount, interval: 'month' } }),
            });
          }
          const all = (await people.all()).map(({ subs, name, email, monthlyCents, company }) =>
            JSON.stringify({ subs: subs.toSorted(), name, email, monthlyCents, company: company?.companyId }),
          );
          return all.toSorted();
        };
        expect(await outcome(same)).toEqual(await outcome(some));
      }),
      { numRuns: 15 },
    );
  });

  it('is the same under every policy where no two users share an address', async () => {
    await fc.assert(
      fc.asyncProperty(program, async (steps) => {
        // A user has addresses of its own; where they join nobody, it is all the same whether they are confirmed.
        const own = steps.map((one) => ({ ...one, email: one.sub }));
        const outcomes: { people: number; votes: number[] }[] = [];
        for (const mergeByEmail of mergeRules) {
          const run = await Run.start(app, mergeByEmail);
          for (const one of own) await run.take(one);
          const votes = await Promise.all(run.requests.map((request) => run.people.votes(request)));
          outcomes.push({ people: (await run.people.all()).length, votes });
        }
        for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
      }),
      { numRuns: 8 },
    );
  });
});
