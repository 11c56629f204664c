import sql from 'sql-template-tag';
import { LIVE, rankingChannel, type Live } from '../../../src/server/platform/live/live.js';
import { QUEUE, type Queue } from '../../../src/server/platform/queue/queue.js';
import { Drain } from '../../../src/server/ranking/drain.js';
import { MarksRepository } from '../../../src/server/ranking/marks.repository.js';
import { Pace } from '../../../src/server/ranking/pace.js';
import { ProjectRankingRepository } from '../../../src/server/ranking/project-ranking.repository.js';
import { Sweep } from '../../../src/server/ranking/sweep.js';
import { TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { createProject } from '../../support/members.js';
import { misscored } from '../../support/misscored.js';
import { randomBacklog } from '../../support/random-backlog.js';
import { ScoringWorld } from '../../support/scoring-world.js';
import { Seeded } from '../../support/seeded.js';

/** A process that serves and leaves draining to others: to the test, which so knows when it happens. */
let app: TestApp;
let world: ScoringWorld;
beforeAll(async () => {
  app = await TestApp.start({ settings: { role: 'web' } });
});
beforeEach(async () => {
  world = new ScoringWorld(app, (await createProject(app)).rowId);
});
afterAll(() => app.stop());

const drain = () => app.app.get(Drain, { strict: false }).run(world.projectId);
const ranking = () => app.app.get(ProjectRankingRepository, { strict: false }).load(world.projectId);
const score = (request: string) =>
  app.db.row(sql`
    select voters, verified_voters as verified, anonymous_voters as anonymous, paying_customers as paying,
           monthly_cents as cents, free_voters as free, revenue_score as revenue, open
      from request_score where project_id = ${world.projectId} and request_id = ${request}`);
const events = (request: string) =>
  app.db.rows(sql`
    select before, after, causes from score_event
     where project_id = ${world.projectId} and request_id = ${request} order by id`);

describe('a request’s signals', () => {
  it('count each customer once, however many of its people vote', async () => {
    const acme = await world.company(900_00);
    const request = await world.request('Sign in with SAML');
    for (let i = 0; i < 3; i++) await world.vote(request, await world.person({ customer: acme }));
    await world.mark({ requests: [request], cause: 'vote' });
    await drain();
    expect(await score(request)).toEqual({
      voters: 3,
      verified: 3,
      anonymous: 0,
      paying: 1,
      cents: 900_00,
      free: 0,
      revenue: 900_00,
      open: true,
    });
  });

  it('count verified people without revenue as free, whether it is zero or unknown, and the anonymous apart', async () => {
    const request = await world.request('Dark mode');
    for (const monthlyCents of [0, null, 25_00])
      await world.vote(request, await world.person({ monthlyCents }));
    await world.vote(request, await world.anonymous());
    await world.mark({ requests: [request], cause: 'vote' });
    await drain();
    expect(await score(request)).toMatchObject({ voters: 4, verified: 3, anonymous: 1, free: 2, paying: 1 });
    expect(await score(request)).toMatchObject({ cents: 25_00, revenue: 25_00 + 2 * 100 });
  });

  it('are those that the oracle finds in random projects', async () => {
    const random = new Seeded(7);
    const { requests } = await randomBacklog(world, random, {
      requests: 30,
      companies: 12,
      persons: 60,
      votes: 400,
    });
    await app.db.run(sql`update request set merged_into = ${requests[0]} where id = ${requests[1]}`);
    await world.mark({ project: true, cause: 'sample' });
    await drain();
    expect(await misscored(app.db, world.projectId)).toEqual([]);
  });

  it('fall to nothing with the last vote', async () => {
    const [request, person] = [await world.request('Dark mode'), await world.person({ monthlyCents: 500 })];
    await world.vote(request, person);
    await world.mark({ requests: [request], cause: 'vote' });
    await drain();
    await world.vote(request, person, { active: false });
    await world.mark({ requests: [request], cause: 'vote' });
    await drain();
    expect(await score(request)).toMatchObject({ voters: 0, paying: 0, cents: 0, revenue: 0 });
  });

  it('stay with a request that is closed, which leaves the ranking', async () => {
    const request = await world.request('Keyboard shortcuts');
    await world.vote(request, await world.person({ monthlyCents: 500 }));
    await world.mark({ requests: [request], cause: 'vote' });
    await drain();
    await app.db.run(sql`update request set status = 'shipped' where id = ${request}`);
    await world.mark({ requests: [request], cause: 'request' });
    await drain();
    expect(await score(request)).toMatchObject({ voters: 1, revenue: 500, open: false });
  });
});

describe('a drain', () => {
  it('scores what a customer’s people vote for when its revenue changes', async () => {
    const acme = await world.company(100);
    const requests = [await world.request('One wish'), await world.request('Another wish')];
    for (const request of requests) await world.vote(request, await world.person({ customer: acme }));
    await world.pays(acme, 9_000);
    await drain();
    expect(await Promise.all(requests.map(score))).toMatchObject([{ revenue: 9_000 }, { revenue: 9_000 }]);
  });

  it('scores what a merged person’s root votes for', async () => {
    const root = await world.person({ monthlyCents: 700 });
    const request = await world.request('One wish');
    await world.vote(request, root);
    const merged = await app.db.row<{ id: string }>(sql`
      insert into person (project_id, verified, merged_into) values (${world.projectId}, false, ${root})
      returning id::text`);
    await world.mark({ persons: [merged!.id], cause: 'merge' });
    await drain();
    expect(await score(request)).toMatchObject({ voters: 1, revenue: 700 });
  });

  it('keeps the revenue of a request by plan, each customer once, also where a plan alone changes', async () => {
    const [acme, globex] = [
      await world.company(700, { plan: 'Pro' }),
      await world.company(300, { plan: 'Pro' }),
    ];
    const request = await world.request('Single sign-on');
    const payers = [{ customer: acme }, { customer: acme }, { customer: globex }, { monthlyCents: 50 }];
    for (const payer of payers) await world.vote(request, await world.person(payer));
    await world.vote(request, await world.person({ monthlyCents: 0, plan: 'Free' }));
    await world.vote(request, await world.anonymous());
    await world.mark({ requests: [request], cause: 'vote' });
    await drain();
    const shares = () =>
      app.db.row(sql`select plans, plan_cents as cents from request_score where request_id = ${request}`);
    expect(await shares()).toEqual({ plans: ['Pro', null], cents: ['1000', '50'] });
    await app.db.run(sql`update customer set plan = 'Team' where id = ${globex}`);
    await world.mark({ customers: [globex], cause: 'revenue' });
    await drain();
    expect(await shares()).toEqual({ plans: ['Pro', 'Team', null], cents: ['700', '300', '50'] });
  });

  it('takes what people do before bulk work, whichever came first', async () => {
    const [bulk, vote] = [await world.request('Imported'), await world.request('Voted for')];
    await world.mark({ requests: [bulk], cause: 'sample', bulk: true });
    await world.mark({ requests: [vote], cause: 'vote' });
    const repository = app.app.get(MarksRepository, { strict: false });
    const taken = await app.db.transaction((tx) => repository.take(tx, world.projectId, 1));
    expect(taken).toEqual([{ requestId: vote, cause: 'vote', causeRef: null }]);
  });

  it('writes and announces only what moved', async () => {
    const request = await world.request('One wish');
    await world.vote(request, await world.person({ monthlyCents: 700 }));
    const heard: unknown[] = [];
    const unsubscribe = app.app
      .get<Live>(LIVE)
      .subscribe(rankingChannel(world.projectId), (message) => void heard.push(message));
    await world.mark({ requests: [request], cause: 'vote' });
    await drain();
    const { version } = (await ranking())!;
    await eventually(() => expect(heard).toEqual([{ kind: 'ranking', version }]));
    const rows = () =>
      app.db.rows(sql`select scored_at, xmin::text from request_score where request_id = ${request}`);
    const before = await rows();
    await world.mark({ requests: [request], cause: 'vote' });
    await drain();
    expect(await rows()).toEqual(before);
    expect((await ranking())!.version).toBe(version);
    expect(heard).toHaveLength(1);
    unsubscribe();
  });

  it('keeps each big move with what caused it, and no small one', async () => {
    const acme = await world.company(10_000);
    const person = await world.person({ customer: acme });
    const request = await world.request('One wish');
    await world.vote(request, person);
    await world.mark({ requests: [request], cause: 'vote', causeRef: person });
    await drain();
    await world.pays(acme, 10_050);
    await drain();
    expect(await score(request)).toMatchObject({ revenue: 10_050 });
    await world.pays(acme, 20_000);
    await drain();
    expect(await events(request)).toEqual([
      {
        before: { revenue: 0, balanced: 0, votes: 0, trending: 0 },
        after: expect.objectContaining({ revenue: 10_000, votes: 1 }),
        causes: [{ cause: 'vote', ref: person }],
      },
      {
        before: expect.objectContaining({ revenue: 10_050, votes: 1 }),
        after: expect.objectContaining({ revenue: 20_000, votes: 1 }),
        causes: [{ cause: 'revenue', ref: acme }],
      },
    ]);
  });

  it('has nothing to do in a project that was deleted', async () => {
    const request = await world.request('One wish');
    await world.mark({ requests: [request], cause: 'vote' });
    await app.db.run(sql`update project set deleted_at = now() where id = ${world.projectId}`);
    await drain();
    expect(await score(request)).toBeUndefined();
  });
});

describe('a mark whose kick was lost', () => {
  const markedAt = (request: string, at: string) =>
    app.db.run(sql`
      insert into mark (project_id, kind, ref, cause, at)
      values (${world.projectId}, 'request', ${request}, 'vote', now() + ${at}::interval)`);
  const sweep = () => app.app.get(Sweep, { strict: false }).sweep();
  const kicked = () => app.app.get<Queue>(QUEUE).list(world.projectId);

  it('is found by the sweep', async () => {
    const request = await world.request('One wish');
    // Just overdue, which leaves a slow machine the longest time before it counts as stuck.
    await markedAt(request, '-1001 milliseconds');
    await sweep();
    expect(await kicked()).toMatchObject([{ name: 'rerank' }]);
    expect(await score(request)).toBeUndefined();
  });

  it('is found though the database’s clock was set back since', async () => {
    await markedAt(await world.request('One wish'), '1 hour');
    await sweep();
    expect(await kicked()).toMatchObject([{ name: 'rerank' }]);
  });

  it('is scored by the sweep itself where kicks lead to nothing', async () => {
    const request = await world.request('One wish');
    await markedAt(request, '-5 seconds');
    await sweep();
    expect(await score(request)).toBeDefined();
  });

  it('is left to whoever drains its project just now', async () => {
    const request = await world.request('One wish');
    await markedAt(request, '-5 seconds');
    await app.db.transaction(async (tx) => {
      await app.app.get(ProjectRankingRepository, { strict: false }).lock(tx, world.projectId);
      await sweep();
      expect(await score(request)).toBeUndefined();
    });
  });
});

describe('a kick', () => {
  it.each([
    ['a burst of votes becomes one drain', 0, 100],
    ['a slow drain leaves the database to others', 300, 600],
    ['no vote waits for long', 60_000, 2_000],
  ])('is held back, so that %s', async (_why, lastDrainMs, expected) => {
    const rankings = app.app.get(ProjectRankingRepository, { strict: false });
    await rankings.load(world.projectId);
    await app.db.transaction((tx) => rankings.noteDrain(tx, world.projectId, lastDrainMs));
    expect(await app.app.get(Pace, { strict: false }).holdBack(world.projectId)).toBe(expected);
  });
});
