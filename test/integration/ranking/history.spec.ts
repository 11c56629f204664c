import sql from 'sql-template-tag';
import { QUEUE, type Queue } from '../../../src/server/platform/queue/queue.js';
import { Drain } from '../../../src/server/ranking/drain.js';
import { History } from '../../../src/server/ranking/history.js';
import { Rebuild } from '../../../src/server/ranking/rebuild.js';
import { RecordedDays } from '../../../src/server/ranking/recorded-days.js';
import { TestApp } from '../../support/app.js';
import { createProject } from '../../support/members.js';
import { misscored } from '../../support/misscored.js';
import { ScoringWorld } from '../../support/scoring-world.js';

/** Nothing runs by itself in this process: the test does the days' work. Time only goes on, from test to test. */
let app: TestApp;
let world: ScoringWorld;
let history: History;
let acme: string;
let first: string;
let second: string;
beforeAll(async () => {
  app = await TestApp.start({ settings: { role: 'web' } });
});
beforeEach(async () => {
  world = new ScoringWorld(app, (await createProject(app)).rowId);
  history = app.app.get(History, { strict: false });
  acme = await world.company(900);
  first = await world.request('The first wish');
  second = await world.request('The second wish');
  await world.vote(first, await world.person({ customer: acme }));
  await world.vote(second, await world.person({ monthlyCents: 500 }));
  await scored();
});
afterAll(() => app.stop());

const scored = async () => {
  await world.mark({ project: true, cause: 'sample' });
  await app.app.get(Drain, { strict: false }).run(world.projectId);
};
const runDaily = () => history.runDaily(world.projectId);
const today = () => app.clock.now().toISOString().slice(0, 10);
const rowsOf = (request: string) =>
  app.db.rows(sql`
    select day::text, voters, monthly_cents as cents, revenue_rank as rank, revenue_score as score
      from rank_history where project_id = ${world.projectId} and request_id = ${request} order by day`);
const days = async (request: string) => (await rowsOf(request)).map((row) => (row as { day: string }).day);

describe('the trending lens', () => {
  it('gets a new landmark before its numbers grow too large, and keeps its order', async () => {
    const order = () =>
      app.db.rows(sql`
        select request_id::text from request_score where project_id = ${world.projectId} order by trending_score desc`);
    const before = await order();
    // The landmark is the day on which the database, whose clock nobody advances, created the project.
    app.clock.advance({ days: 30 * 499 });
    await runDaily();
    const rebuilding = () =>
      app.db.row(
        sql`select rebuild_total as total from project_ranking where project_id = ${world.projectId}`,
      );
    expect(await rebuilding()).toEqual({ total: null });
    app.clock.advance({ days: 32 });
    await runDaily();
    expect(await rebuilding()).toEqual({ total: 2 });
    await app.app.get(Rebuild, { strict: false }).run(world.projectId);
    expect(await rebuilding()).toEqual({ total: null });
    expect(await order()).toEqual(before);
    expect(await misscored(app.db, world.projectId)).toEqual([]);
  });
});

describe('the daily history', () => {
  it('keeps rank, scores, revenue and voters of every request on its first day', async () => {
    await runDaily();
    expect(await rowsOf(first)).toEqual([{ day: today(), voters: 1, cents: 900, rank: 1, score: 900 }]);
    expect(await rowsOf(second)).toEqual([{ day: today(), voters: 1, cents: 500, rank: 2, score: 500 }]);
  });

  it('keeps only what changed on later days, be it the rank alone', async () => {
    const start = today();
    await runDaily();
    app.clock.advance({ days: 1 });
    await runDaily();
    expect(await days(first)).toEqual([start]);
    app.clock.advance({ days: 1 });
    await world.vote(second, await world.person({ monthlyCents: 700 }));
    await scored();
    await runDaily();
    expect(await rowsOf(second)).toMatchObject([
      { rank: 2 },
      { day: today(), voters: 2, cents: 1_200, rank: 1 },
    ]);
    expect(await rowsOf(first)).toMatchObject([
      { rank: 1 },
      { day: today(), voters: 1, cents: 900, rank: 2 },
    ]);
  });

  it('is kept once a day at most, however many workers come', async () => {
    await Promise.all([runDaily(), runDaily()]);
    const morning = await rowsOf(second);
    await world.vote(second, await world.person({ monthlyCents: 700 }));
    await scored();
    await runDaily();
    expect(await rowsOf(second)).toEqual(morning);
  });

  it('has no rank for a request that is closed', async () => {
    await runDaily();
    app.clock.advance({ days: 1 });
    await app.db.run(sql`update request set status = 'shipped' where id = ${first}`);
    await scored();
    await runDaily();
    expect(await rowsOf(first)).toMatchObject([{ rank: 1 }, { rank: null, score: 900 }]);
    expect(await rowsOf(second)).toMatchObject([{ rank: 2 }, { rank: 1 }]);
  });

  it('goes back 400 days, events included', async () => {
    const start = today();
    await app.db.run(sql`
      update score_event set at = ${app.clock.now().toISOString()} where project_id = ${world.projectId}`);
    await runDaily();
    const events = () =>
      app.db.rows(
        sql`select from score_event where project_id = ${world.projectId} and request_id = ${first}`,
      );
    app.clock.advance({ days: 400 });
    await runDaily();
    expect(await days(first)).toEqual([start]);
    expect(await events()).toHaveLength(1);
    app.clock.advance({ days: 1 });
    await runDaily();
    expect(await days(first)).toEqual([]);
    expect(await events()).toHaveLength(0);
    app.clock.advance({ days: 1 });
    await runDaily();
    expect(await days(first)).toEqual([today()]);
  });

  it('can be filled in for past days while sample votes are given', async () => {
    const past = app.app.get(RecordedDays, { strict: false });
    const record = (day: string) =>
      past.record(world.projectId, new Date(`${day}T23:59:59Z`), app.clock.now());
    await record('2026-01-01');
    await world.pays(acme, 1_000);
    await record('2026-01-02');
    await record('2026-01-03');
    expect(await rowsOf(first)).toMatchObject([
      { day: '2026-01-01', cents: 900 },
      { day: '2026-01-02', cents: 1_000 },
    ]);
  });

  it('is due once a day for every project', async () => {
    const due = async () => {
      await history.addDue();
      return (await app.app.get<Queue>(QUEUE).list(world.projectId)).filter(({ name }) => name === 'history')
        .length;
    };
    await runDaily();
    expect(await due()).toBe(0);
    app.clock.advance({ days: 1 });
    expect(await due()).toBe(1);
  });
});
