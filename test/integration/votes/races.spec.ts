import pg from 'pg';
import sql from 'sql-template-tag';
import type { Answer } from '../../support/app.js';
import { TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { TestPeople } from '../../support/people.js';

/**
 * Two things at the same moment: one is held open in a transaction of the test's own, or by a lock that it takes
 * first, until the database says that the other one waits for it.
 */
describe('a vote at the very moment', () => {
  let app: TestApp;
  let people: TestPeople;
  let held: pg.Client;
  let request: string;
  let other: string;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app);
    request = await people.request('Dark mode');
    other = await people.request('Night mode');
    held = new pg.Client({ connectionString: app.database.url, application_name: 'test' });
    await held.connect();
  });
  afterEach(() => held.end());
  afterAll(() => app.stop());

  /** Resolves when `count` of the server's statements wait for locks of others. */
  const waiting = (count = 1) =>
    eventually(async () => {
      const row = await app.db.row<{ count: number }>(sql`
        select count(*) from pg_stat_activity
         where datname = current_database() and application_name = 'reqio' and wait_event_type = 'Lock'
      `);
      expect(row!.count).toBe(count);
    });
  /** Takes a lock that lasts until `held` commits. Nothing is left to be scored, since a drain would wait as well. */
  const hold = async (lock: string) => {
    await app.settle();
    await held.query('begin');
    await held.query(lock);
  };
  /** Holds `lock` while `first` and `second` come to wait for it in this order, then lets them go on. */
  const queueBehind = async <A, B>(lock: string, first: () => Promise<A>, second: () => Promise<B>) => {
    await hold(lock);
    const one = first();
    await waiting(1);
    const two = second();
    await waiting(2);
    await held.query('commit');
    return Promise.all([one, two]);
  };
  const lockRequests = (...ids: string[]) =>
    `select from request where project_id = ${people.project.rowId} and id in (${ids.join()}) order by id for update`;
  const lockPerson = (id: string) =>
    `select from person where project_id = ${people.project.rowId} and id = ${id} for update`;
  const votesOfMerged = () =>
    people.rows(sql`
      select v.* from vote v join person p on p.project_id = v.project_id and p.id = v.person_id
       where v.project_id = ${people.project.rowId} and p.merged_into is not null
    `);
  const close = (id: string) => people.call('PATCH', `requests/${id}`, { status: 'declined' });
  const merge = (from: string, into: string) => people.call('POST', `requests/${from}/merge`, { into });
  const shown = async (id: string) => (await people.call('GET', `requests/${id}`)).body.votes as number;
  const deltas = async (id: string) =>
    (await app.db.row<{ sum: number }>(sql`
      select coalesce(sum(delta), 0) as sum from mark where project_id = ${people.project.rowId} and ref = ${id}
    `))!.sum;
  /** What is shown is what there is, before the drain and after it. */
  const expectVotes = async (id: string, count: number) => {
    expect([await people.votes(id), await shown(id)]).toEqual([count, count]);
    await app.settle();
    expect(await shown(id)).toBe(count);
  };
  const known = async (sub: string) => {
    const browser = people.browser();
    await browser.session({ sub });
    return browser;
  };

  it('its request is closed is refused, and counts nowhere', async () => {
    const browser = await known('ada');
    const [closed, voted] = await queueBehind(
      lockRequests(request),
      () => close(request),
      () => browser.vote(request, { sub: 'ada' }),
    );
    expect(closed.status).toBe(200);
    expect(voted).toMatchObject({ status: 409, body: { code: 'request.closed' } });
    await expectVotes(request, 0);
  });

  it('its request is merged goes to what it was merged into', async () => {
    const browser = await known('ada');
    const [, voted] = await queueBehind(
      lockRequests(request, other),
      () => merge(request, other),
      () => browser.vote(request, { sub: 'ada' }),
    );
    expect(voted).toMatchObject({ status: 200, body: { voted: true, votes: 1 } });
    expect(await people.votes(request)).toBe(0);
    await expectVotes(other, 1);
  });

  it('its request takes a duplicate in counts there, and is not lost', async () => {
    await (await known('bob')).vote(request, { sub: 'bob' });
    const browser = await known('ada');
    const [, voted] = await queueBehind(
      lockRequests(request, other),
      () => merge(request, other),
      () => browser.vote(other, { sub: 'ada' }),
    );
    expect(voted.status).toBe(200);
    await expectVotes(other, 2);
  });

  it('an anonymous one’s request is merged goes along as well', async () => {
    const browser = people.browser();
    await browser.vote(other);
    await browser.withdraw(other);
    const [, voted] = await queueBehind(
      lockRequests(request, other),
      () => merge(request, other),
      () => browser.vote(request),
    );
    expect(voted).toMatchObject({ status: 200, body: { voted: true, votes: 1 } });
    await expectVotes(other, 1);
  });

  it('a merge waits for is in the union', async () => {
    const browser = await known('ada');
    await browser.vote(request, { sub: 'ada' });
    await browser.withdraw(request, { sub: 'ada' });
    await hold(`select from vote where request_id = ${request} for update`);
    const voting = browser.vote(request, { sub: 'ada' });
    await waiting(1);
    const merging = merge(request, other);
    await waiting(2);
    await held.query('commit');
    expect((await voting).status).toBe(200);
    expect((await merging).body.votes).toBe(1);
    await expectVotes(other, 1);
  });

  it('a second tab gives the same one is one vote', async () => {
    const browser = await known('ada');
    const [one, two] = await queueBehind(
      lockRequests(request),
      () => browser.vote(request, { sub: 'ada' }),
      () => browser.vote(request, { sub: 'ada' }),
    );
    expect([one.body.voted, two.body.voted]).toEqual([true, true]);
    expect(await deltas(request)).toBeLessThanOrEqual(1);
    await expectVotes(request, 1);
  });

  it('another tab takes it back leaves the tally exact, whichever comes first', async () => {
    const browser = await known('ada');
    await browser.vote(request, { sub: 'ada' });
    await queueBehind(
      lockRequests(request),
      () => browser.withdraw(request, { sub: 'ada' }),
      () => browser.vote(request, { sub: 'ada' }),
    );
    const count = await people.votes(request);
    expect([0, 1]).toContain(count);
    await expectVotes(request, count);
  });

  it('its person becomes another goes to that other', async () => {
    const browser = await known('ada');
    const email = 'one@example.com';
    const bob = people.browser();
    await bob.session({ sub: 'bob', email });
    const person = (await people.bySub('ada')).id;
    const [joined, voted] = await queueBehind<Answer, Answer>(
      lockPerson(person),
      () => people.browser().session({ sub: 'ada', email }),
      () => browser.vote(request, { sub: 'ada' }),
    );
    expect([joined.status, voted.status]).toEqual([200, 200]);
    expect(await votesOfMerged()).toEqual([]);
    expect((await bob.vote(request, { sub: 'bob', email })).body).toEqual({ voted: true, votes: 1 });
    await expectVotes(request, 1);
  });

  it('its person goes to another company is that company’s', async () => {
    const browser = people.browser();
    const old = { sub: 'ada', company: { id: 'old' }, traits: { amount: 100, interval: 'month' } };
    const next = { sub: 'ada', company: { id: 'next' }, traits: { amount: 900, interval: 'month' } };
    await browser.session(old);
    app.clock.advance({ seconds: 1 });
    const person = (await people.bySub('ada')).id;
    const [moved, voted] = await queueBehind<Answer, Answer>(
      lockPerson(person),
      () => people.browser().session(next),
      () => browser.vote(request, { sub: 'ada' }),
    );
    expect([moved.status, voted.status]).toEqual([200, 200]);
    const { items } = (await people.call('GET', `requests/${request}/voters`)).body;
    expect(items).toEqual([expect.objectContaining({ company: expect.objectContaining({ name: 'next' }) })]);
  });

  it('people and requests are merged at once ends in one exact state', async () => {
    const email = 'one@example.com';
    await (await known('ada')).vote(request, { sub: 'ada' });
    await people.browser().vote(other, { sub: 'bob', email });
    const person = (await people.bySub('ada')).id;
    await hold(lockPerson(person));
    const joining = people.browser().session({ sub: 'ada', email });
    await waiting(1);
    const merging = merge(request, other);
    await waiting(2);
    await held.query('commit');
    expect([(await joining).status, (await merging).status]).toEqual([200, 200]);
    expect(await votesOfMerged()).toEqual([]);
    await expectVotes(other, 1);
    expect((await people.call('POST', `requests/${request}/unmerge`)).status).toBe(200);
    expect([await people.votes(request), await people.votes(other)]).toEqual([1, 1]);
  });

  it('two requests are merged into each other makes one of them stay', async () => {
    const [one, two] = await queueBehind(
      lockRequests(request, other),
      () => merge(request, other),
      () => merge(other, request),
    );
    expect([one.status, two.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('its person goes to another company while its request is merged is that company’s everywhere', async () => {
    const old = { sub: 'ada', company: { id: 'old' } };
    await people.browser().vote(request, { sub: 'first' });
    await people.browser().vote(request, old);
    app.clock.advance({ seconds: 1 });
    const first = (await people.bySub('first')).id;
    await hold(lockPerson(first));
    const merging = merge(request, other);
    await waiting(1);
    const moving = people.browser().session({ sub: 'ada', company: { id: 'next' } });
    await waiting(2);
    await held.query('commit');
    expect([(await merging).status, (await moving).status]).toEqual([200, 200]);
    for (const id of [request, other]) {
      const { items } = (await people.call('GET', `requests/${id}/voters`)).body;
      const companies = items.map(({ company }: { company: { name: string } | null }) => company?.name);
      expect(companies).toEqual(expect.arrayContaining(['next', undefined]));
    }
    expect((await people.call('POST', 'ranking/audit')).body).toMatchObject({ drifted: [] });
  });
});
