import sql from 'sql-template-tag';
import type { Caller } from '../../../src/server/identity/caller.js';
import { Callers } from '../../../src/server/identity/callers.js';
import { Votes } from '../../../src/server/votes/votes.js';
import { VotesRepository } from '../../../src/server/votes/votes.repository.js';
import { TestApp } from '../../support/app.js';
import { InTheWay } from '../../support/interleave.js';
import { tokenFor } from '../../support/identity.js';
import { TestPeople } from '../../support/people.js';

/** The first two are under way, each alone, when the others come; those go together in the third statement. */
describe('votes that come at once', () => {
  let app: TestApp;
  let people: TestPeople;
  let requests: string[];
  let sizes: number[];
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app, { maxTokenAgeSeconds: 600 });
    requests = [await people.request('Dark mode'), await people.request('Night mode')];
    sizes = [];
    const repository = app.app.get(VotesRepository, { strict: false });
    const castAll = repository.castAll.bind(repository);
    jest.spyOn(repository, 'castAll').mockImplementation((who, wanted) => {
      sizes.push(wanted.length);
      return castAll(who, wanted);
    });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => app.stop());

  /** A caller whose token says nothing new. */
  const known = async (sub: string, of = people): Promise<Caller> => {
    await of.browser().session({ sub });
    const token = await tokenFor(app, of.project, of.secret, { sub });
    const sent = { token, visitorId: undefined, address: '127.0.0.1' };
    return app.app.get(Callers, { strict: false }).of(of.project.id, sent);
  };
  const several = (...subs: string[]) => Promise.all(subs.map((sub) => known(sub)));
  const cast = (calls: readonly (readonly [Caller, string])[]) =>
    Promise.allSettled(
      calls.map(([caller, request]) => app.app.get(Votes, { strict: false }).cast(caller, request)),
    );
  const voted = expect.objectContaining({
    status: 'fulfilled',
    value: expect.objectContaining({ voted: true }),
  });
  const refused = (code: string) =>
    expect.objectContaining({ status: 'rejected', reason: expect.objectContaining({ code }) });
  const counts = () => Promise.all(requests.map((request) => people.votes(request)));
  const marked = async () => {
    const rows = await app.db.rows<{ sum: number }>(sql`
      select coalesce(sum(m.delta), 0) + coalesce(max(s.voters), 0) as sum
        from unnest(${requests}::bigint[]) as r (id)
        left join mark m on m.project_id = ${people.project.rowId} and m.ref = r.id
        left join request_score s on s.project_id = ${people.project.rowId} and s.request_id = r.id
       group by r.id order by r.id
    `);
    return rows.map(({ sum }) => sum);
  };

  it('share a statement, and each counts', async () => {
    const callers = await several('a', 'b', 'c', 'd', 'e', 'f');
    const outcomes = await cast(callers.map((caller, index) => [caller, requests[index % 2]!]));
    expect(outcomes).toEqual(callers.map(() => voted));
    expect(sizes).toEqual([1, 1, 4]);
    expect([await counts(), await marked()]).toEqual([
      [3, 3],
      [3, 3],
    ]);
  });

  it('are one where a person votes twice', async () => {
    const [a, b, c] = await several('a', 'b', 'c');
    const outcomes = await cast([
      [a!, requests[0]!],
      [b!, requests[0]!],
      [c!, requests[0]!],
      [c!, requests[0]!],
      [c!, requests[1]!],
    ]);
    expect(outcomes).toEqual(outcomes.map(() => voted));
    expect(sizes).toEqual([1, 1, 3]);
    expect([await counts(), await marked()]).toEqual([
      [3, 1],
      [3, 1],
    ]);
  });

  it('fail alone where the database takes one of them for an error', async () => {
    const callers = await several('a', 'b', 'c', 'd', 'e');
    callers[3]!.visitor = 'not a uuid';
    const outcomes = await cast(callers.map((caller) => [caller, requests[0]!]));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(sizes.filter((size) => size > 1)).toEqual([3]);
    expect([(await counts())[0], (await marked())[0]]).toEqual([4, 4]);
  });

  it('are refused alone where a request is closed or unknown', async () => {
    await people.call('PATCH', `requests/${requests[1]}`, { status: 'declined' });
    const callers = await several('a', 'b', 'c', 'd', 'e');
    const wanted = [requests[0]!, requests[0]!, requests[1]!, '999999', requests[0]!];
    const outcomes = await cast(callers.map((caller, index) => [caller, wanted[index]!]));
    expect(outcomes).toEqual([voted, voted, refused('request.closed'), refused('notFound'), voted]);
    expect(await counts()).toEqual([3, 0]);
  });

  it('leave alone those of a project whose secret was rotated meanwhile', async () => {
    const others = await TestPeople.start(app);
    const callers = await several('a', 'b', 'c');
    const rotated = await known('x', others);
    await app.call('PATCH', `/api/projects/${others.project.id}`, {
      cookie: others.project.cookie,
      body: { participation: 'verified' },
    });
    await others.call('POST', 'identity/secret/rotate', { graceSeconds: 0 });
    const theirs = await others.request();
    const outcomes = await cast([
      [callers[0]!, requests[0]!],
      [callers[1]!, requests[0]!],
      [rotated, theirs],
      [callers[2]!, requests[0]!],
    ]);
    expect(outcomes).toEqual([voted, voted, refused('identity.required'), voted]);
    expect(sizes).toEqual([1, 1, 2]);
    expect([(await counts())[0], await others.votes(theirs)]).toEqual([3, 0]);
  });

  it('never cross projects', async () => {
    const others = await TestPeople.start(app);
    const callers = await several('a', 'b', 'c');
    const outcomes = await cast([
      [callers[0]!, requests[0]!],
      [callers[1]!, requests[0]!],
      [await known('x', others), requests[0]!],
      [callers[2]!, requests[0]!],
    ]);
    expect(outcomes).toEqual([voted, voted, refused('notFound'), voted]);
    expect((await counts())[0]).toBe(3);
  });

  it('do not wait for one whose person or request is held', async () => {
    const callers = await several('a', 'b', 'c', 'd', 'e');
    await app.settle();
    const inTheWay = await InTheWay.of(app);
    await inTheWay.hold(`select from request where id = ${requests[1]} for update`);
    const [held, ...others] = [requests[1]!, ...callers.slice(1).map(() => requests[0]!)];
    const waits = cast([[callers[0]!, held]]);
    const outcomes = await cast(others.map((request, index) => [callers[index + 1]!, request]));
    expect(outcomes).toEqual(outcomes.map(() => voted));
    await inTheWay.untilWaiting(1);
    await inTheWay.release();
    expect(await waits).toEqual([voted]);
    expect(await counts()).toEqual([4, 1]);
    await inTheWay.close();
  });
});
