import { TestApp } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';
import { assertPeopleRules, dumpPeople, type PeopleTable } from '../../support/people-state.js';

describe('the undo of a merge of people', () => {
  let app: TestApp;
  let people: TestPeople;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => (people = await TestPeople.start(app)));
  afterEach(() => assertPeopleRules(app.db, people.project.rowId));
  afterAll(() => app.stop());

  const undo = (merge: { id: string } | undefined) => people.call('POST', `people/merges/${merge?.id}/undo`);
  const merges = async (sub = 'a') => (await people.bySub(sub)).merges;
  const signIn = (claims: Record<string, unknown>) => people.browser().session(claims);
  /** All that an undo gives back; the edges that it cuts stay, and so does the record of the merge. */
  const given: PeopleTable[] = ['customer', 'person', 'person_key', 'vote'];
  const state = () => dumpPeople(app.db, people.project.rowId, given);

  it('restores votes, keys and fields exactly, where nothing happened between', async () => {
    const [first, second, third] = [await people.request(), await people.request(), await people.request()];
    const ada = {
      sub: 'a',
      name: 'Ada',
      email: 'x@example.com',
      traits: { plan: 'pro', amount: 900, interval: 'month' },
    };
    const bob = {
      sub: 'b',
      name: 'Bob',
      company: { id: 'acme' },
      traits: { amount: 70_000, interval: 'month' },
    };
    const [one, other] = [people.browser(), people.browser()];
    await one.vote(first, ada);
    await one.vote(second, ada);
    await one.withdraw(second, ada);
    await other.vote(second, { ...bob, iat: Math.floor(app.clock.seconds()) + 5 });
    await other.vote(third, bob);
    await other.withdraw(third, bob);
    const before = await state();

    await signIn({ sub: 'b', email: 'x@example.com', iat: Math.floor(app.clock.seconds()) - 200 });
    expect(await people.all()).toHaveLength(1);
    expect(await people.bySub('a')).toMatchObject({
      name: 'Bob',
      monthlyCents: 70_000,
      company: { companyId: 'acme' },
    });
    const [merge] = await merges();
    expect(merge).toMatchObject({ cause: 'address', revenueDiffers: true, undone: false });
    expect(await undo(merge)).toMatchObject({
      status: 200,
      body: { id: merge!.id, winnerId: merge!.winnerId, loserId: merge!.loserId },
    });
    expect(await state()).toEqual(before);
    expect((await merges())[0]).toMatchObject({ undone: true, undoneAt: expect.any(String) });
  });

  it('leaves what happened since with the winner', async () => {
    const [before, since] = [await people.request(), await people.request()];
    await signIn({ sub: 'a', email: 'x@example.com' });
    await people.browser().vote(before, { sub: 'b' });
    await signIn({ sub: 'b', email: 'x@example.com' });
    await people.browser().vote(since, { sub: 'b' });
    await signIn({ sub: 'a', name: 'Ada', iat: Math.floor(app.clock.seconds()) + 10 });
    const [merge] = await merges();
    const { winnerId: winner, loserId: loser } = (await undo(merge)).body;
    const votes = async (id: string) => (await people.call('GET', `people/${id}`)).body.votes;
    expect(await votes(winner)).toMatchObject([{ requestId: since }]);
    expect(await votes(loser)).toMatchObject([{ requestId: before }]);
    expect((await people.call('GET', `people/${winner}`)).body).toMatchObject({ name: 'Ada' });
  });

  it('keeps the two apart: what joined them joins them no more', async () => {
    await signIn({ sub: 'a', email: 'x@example.com' });
    await signIn({ sub: 'b', email: 'y@example.com' });
    await signIn({ sub: 'b', email: 'x@example.com' });
    expect(await people.all()).toHaveLength(1);
    await undo((await merges())[0]);
    await signIn({ sub: 'b', email: 'x@example.com' });
    await signIn({ sub: 'a', email: 'y@example.com' });
    expect(await people.all()).toHaveLength(2);
    expect((await people.bySub('b')).emails).toEqual(['y@example.com']);
  });

  it('leaves the browser to what it did without a token', async () => {
    const request = await people.request();
    const browser = people.browser();
    await browser.vote(request);
    await browser.session({ sub: 'a' });
    expect(await merges()).toMatchObject([{ cause: 'visitor' }]);
    await undo((await merges())[0]);
    expect(await people.all()).toHaveLength(2);
    const shared = browser.visitor;
    await browser.session({ sub: 'a' });
    expect(browser.visitor).not.toBe(shared);
    expect(await people.all()).toHaveLength(2);
    expect((await people.bySub('a')).votes).toEqual([]);
    // The old id still acts as the one without a name.
    browser.visitor = shared;
    expect((await browser.vote(request)).body).toEqual({ voted: true, votes: 1 });
  });

  it('begins with the last merge, and says which one that is', async () => {
    await signIn({ sub: 'a', email: 'x@example.com' });
    await signIn({ sub: 'b' });
    await signIn({ sub: 'c' });
    await signIn({ sub: 'b', email: 'x@example.com' });
    await signIn({ sub: 'c', email: 'x@example.com' });
    const [last, first] = await merges();
    const refused = await undo(first);
    expect(refused).toMatchObject({ status: 409, body: { code: 'merge.superseded' } });
    expect(refused.body.detail).toContain(last!.id);
    expect((await undo(last)).status).toBe(200);
    expect((await undo(first)).status).toBe(200);
    expect((await people.all()).map(({ subs }) => subs)).toEqual([['c'], ['b'], ['a']]);
  });

  it('unpacks a person that was made of several, one after the other', async () => {
    await signIn({ sub: 'a', email: 'x@example.com' });
    await signIn({ sub: 'b', email: 'y@example.com' });
    await signIn({ sub: 'c' });
    await signIn({ sub: 'c', email: 'y@example.com' });
    await signIn({ sub: 'b', email: 'x@example.com' });
    expect((await people.bySub('c')).subs.toSorted()).toEqual(['a', 'b', 'c']);
    await undo((await merges())[0]);
    expect((await people.bySub('c')).subs.toSorted()).toEqual(['b', 'c']);
    await undo((await merges('b')).find(({ undone }) => !undone));
    expect(await people.all()).toHaveLength(3);
  });

  it('is refused the second time, and for a merge that there is not', async () => {
    await signIn({ sub: 'a', email: 'x@example.com' });
    await signIn({ sub: 'b' });
    await signIn({ sub: 'b', email: 'x@example.com' });
    const [merge] = await merges();
    await undo(merge);
    expect(await undo(merge)).toMatchObject({ status: 409, body: { code: 'merge.none' } });
    expect(await undo({ id: '999999' })).toMatchObject({ status: 404 });
    expect(await undo({ id: 'x' })).toMatchObject({ status: 404 });
  });

  it('stands on a journal without names and addresses', async () => {
    await signIn({ sub: 'a', name: 'Ada', email: 'x@example.com' });
    await signIn({ sub: 'b', name: 'Bob Unmistakable', iat: Math.floor(app.clock.seconds()) + 1 });
    await signIn({ sub: 'b', email: 'x@example.com', iat: Math.floor(app.clock.seconds()) - 100 });
    expect((await people.bySub('a')).name).toBe('Bob Unmistakable');
    const { person_merge: journals } = await dumpPeople(app.db, people.project.rowId, ['person_merge']);
    expect(journals).toHaveLength(1);
    expect(journals![0]).not.toMatch(/Bob|Ada|example/);
  });
});
