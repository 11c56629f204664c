import sql from 'sql-template-tag';
import { TestApp } from '../../support/app.js';
import { InTheWay } from '../../support/interleave.js';
import { TestPeople } from '../../support/people.js';
import { assertPeopleRules } from '../../support/people-state.js';

describe('people who act at the same moment', () => {
  let app: TestApp;
  let inTheWay: InTheWay;
  let people: TestPeople;
  let request: string;
  beforeAll(async () => {
    app = await TestApp.start();
    inTheWay = await InTheWay.of(app);
  });
  beforeEach(async () => {
    people = await TestPeople.start(app);
    request = await people.request();
  });
  afterEach(() => assertPeopleRules(app.db, people.project.rowId));
  afterAll(async () => {
    await inTheWay.close();
    await app.stop();
  });

  /** Nothing is left to be scored, since a drain might wait as well and be counted among those that wait. */
  const hold = async (statement: string, values?: unknown[]) => {
    await app.settle();
    await inTheWay.hold(statement, values);
  };
  /** A row that a vote wants to write, so that the vote waits with its person and its request locked. */
  const holdVote = (person: string) =>
    hold(
      `insert into vote (project_id, request_id, person_id, active, changed_at, voted_at)
       values ($1, $2, $3, true, now(), now())`,
      [people.project.rowId, request, person],
    );
  const votesOf = (sub: string) =>
    people.bySub(sub).then(({ votes }) => votes.map(({ requestId }) => requestId));
  const payer = async () =>
    (
      await app.db.row<{ company: string | null }>(sql`
      select c.company_id as company from vote v join customer c on c.project_id = v.project_id and c.id = v.customer_id
       where v.project_id = ${people.project.rowId} and v.request_id = ${request} and v.active
    `)
    )?.company;
  const ada = { sub: 'a', email: 'ada@example.com' };

  it('are one person, however many first tokens of theirs come at once', async () => {
    await hold('lock table person in share mode');
    const calls = [1, 2, 3, 4].map(() => people.browser().vote(request, ada));
    await inTheWay.untilWaiting(4);
    await inTheWay.release();
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await people.all()).toHaveLength(1);
    expect(await people.votes(request)).toBe(1);
  });

  it('are one person, whatever keys of a chain come at once', async () => {
    const keys = [
      { sub: 'a', email: 'x@example.com' },
      { sub: 'b', email: 'x@example.com' },
      { sub: 'b', email: 'y@example.com' },
      { sub: 'c', email: 'y@example.com' },
      { sub: 'c', email: 'x@example.com' },
    ];
    await hold('lock table person in share mode');
    const calls = keys.map((claims) => people.browser().session(claims));
    await inTheWay.untilWaiting(5);
    await inTheWay.release();
    await Promise.all(calls);
    expect(await people.all()).toMatchObject([
      { emails: expect.arrayContaining(['x@example.com', 'y@example.com']) },
    ]);
    expect((await people.all())[0]!.subs.toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('are one anonymous person, where one browser acts twice at once for the first time', async () => {
    const browser = people.browser();
    await browser.session();
    const other = await people.request('Export');
    await hold('lock table person in share mode');
    const calls = [browser.vote(request), browser.vote(other)];
    await inTheWay.untilWaiting(2);
    await inTheWay.release();
    await Promise.all(calls);
    expect(await people.all()).toHaveLength(1);
  });

  describe('a vote and a merge of its person', () => {
    const both = { sub: 'b', email: 'ada@example.com' };
    beforeEach(async () => {
      await people.browser().session(ada);
      await people.browser().session({ sub: 'b' });
    });

    it('end with the vote at the winner, where the merge came first', async () => {
      await hold('lock table person_merge in share mode');
      const merge = people.browser().session(both);
      await inTheWay.untilWaiting(1);
      const vote = people.browser().vote(request, { sub: 'b' });
      await inTheWay.untilWaiting(2);
      await inTheWay.release();
      await merge;
      expect(await vote).toMatchObject({ status: 200, body: { voted: true, votes: 1 } });
      expect(await people.all()).toHaveLength(1);
      expect(await votesOf('a')).toEqual([request]);
    });

    it('end with the vote at the winner, where the vote came first', async () => {
      await holdVote((await people.bySub('b')).id);
      const vote = people.browser().vote(request, { sub: 'b' });
      await inTheWay.untilWaiting(1);
      const merge = people.browser().session(both);
      await inTheWay.untilWaiting(2);
      await inTheWay.release();
      expect(await vote).toMatchObject({ status: 200, body: { voted: true, votes: 1 } });
      await merge;
      expect(await people.all()).toHaveLength(1);
      expect(await votesOf('a')).toEqual([request]);
    });
  });

  describe('a vote and its person’s move to a company', () => {
    const moving = { sub: 'a', company: { id: 'acme' }, traits: { amount: 70_000, interval: 'month' } };
    beforeEach(async () => void (await people.browser().session({ sub: 'a' })));

    it('end with the company’s vote, where the move came first', async () => {
      await hold('lock table customer in share mode');
      const move = people.browser().session(moving);
      await inTheWay.untilWaiting(1);
      const vote = people.browser().vote(request, { sub: 'a' });
      await inTheWay.untilWaiting(2);
      await inTheWay.release();
      await Promise.all([move, vote]);
      expect(await payer()).toBe('acme');
    });

    it('end with the company’s vote, where the vote came first', async () => {
      await holdVote((await people.bySub('a')).id);
      const vote = people.browser().vote(request, { sub: 'a' });
      await inTheWay.untilWaiting(1);
      const move = people.browser().session(moving);
      await inTheWay.untilWaiting(2);
      await inTheWay.release();
      await Promise.all([move, vote]);
      expect(await payer()).toBe('acme');
    });
  });

  it('lose no vote to a split that comes first', async () => {
    await people.browser().session(ada);
    await people.browser().session({ sub: 'b' });
    await people.browser().session({ sub: 'b', email: 'ada@example.com' });
    const [merge] = (await people.bySub('a')).merges;
    await hold('lock table audit_log in share mode');
    const undo = people.call('POST', `people/merges/${merge!.id}/undo`);
    await inTheWay.untilWaiting(1);
    const vote = people.browser().vote(request, { sub: 'b' });
    await inTheWay.untilWaiting(2);
    await inTheWay.release();
    expect((await undo).status).toBe(200);
    expect(await vote).toMatchObject({ status: 200, body: { voted: true, votes: 1 } });
    expect(await people.votes(request)).toBe(1);
  });

  it('come back as somebody new, where a vote waits for an erasure', async () => {
    await people.browser().vote(request, ada);
    const { id } = await people.bySub('a');
    await hold('lock table audit_log in share mode');
    const erasure = people.call('DELETE', `people/${id}`);
    await inTheWay.untilWaiting(1);
    const vote = people.browser().vote(await people.request('Export'), ada);
    await inTheWay.untilWaiting(2);
    await inTheWay.release();
    expect((await erasure).status).toBe(204);
    expect(await vote).toMatchObject({ status: 200, body: { voted: true, votes: 1 } });
    expect(await people.votes(request)).toBe(0);
    expect((await people.bySub('a')).id).not.toBe(id);
  });

  it('keep an anonymous vote that comes while a token claims the browser', async () => {
    const browser = people.browser();
    const other = await people.request('Export');
    await browser.vote(other);
    await hold('lock table person_merge in share mode');
    const session = browser.session(ada);
    await inTheWay.untilWaiting(1);
    const vote = browser.vote(request);
    await inTheWay.untilWaiting(2);
    await inTheWay.release();
    await session;
    expect(await vote).toMatchObject({ status: 200, body: { voted: true, votes: 1 } });
    expect(await votesOf('a')).toEqual([other]);
    // It came after the claim: nobody acts as a person by a visitor id.
    expect((await people.all()).map(({ verified }) => verified)).toEqual([false, true]);
    await browser.session(ada);
    expect((await votesOf('a')).toSorted()).toEqual([request, other].toSorted());
  });

  it('count a company’s revenue once, however many colleagues say it first', async () => {
    await hold('lock table customer in share mode');
    const calls = ['a', 'b', 'c'].map((sub, index) =>
      people.browser().vote(request, {
        sub,
        company: { id: 'acme', name: 'Acme' },
        traits: { amount: 1_000 * (index + 1), interval: 'month' },
      }),
    );
    await inTheWay.untilWaiting(3);
    await inTheWay.release();
    await Promise.all(calls);
    // One moment of issue: the greater value stands, in whatever order they came.
    const { items } = (await people.call('GET', 'companies')).body;
    expect(items).toMatchObject([{ companyId: 'acme', monthlyCents: 3_000, peopleCount: 3 }]);
  });
});
