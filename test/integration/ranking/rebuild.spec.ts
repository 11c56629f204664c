import sql from 'sql-template-tag';
import { QUEUE, type Queue } from '../../../src/server/platform/queue/queue.js';
import { Drain } from '../../../src/server/ranking/drain.js';
import { Rebuild } from '../../../src/server/ranking/rebuild.js';
import { Sweep } from '../../../src/server/ranking/sweep.js';
import { TestApp } from '../../support/app.js';
import { InTheWay } from '../../support/interleave.js';
import { createProject, type TestProject } from '../../support/members.js';
import { misscored } from '../../support/misscored.js';
import { randomBacklog } from '../../support/random-backlog.js';
import { ScoringWorld } from '../../support/scoring-world.js';
import { Seeded } from '../../support/seeded.js';

/** Nobody drains or rebuilds in this process but the test. */
let app: TestApp;
let project: TestProject;
let world: ScoringWorld;
let requests: string[];
beforeAll(async () => {
  app = await TestApp.start({ settings: { role: 'web' } });
});
beforeEach(async () => {
  project = await createProject(app);
  world = new ScoringWorld(app, project.rowId);
  const sizes = { requests: 8, companies: 4, persons: 20, votes: 60 };
  requests = (await randomBacklog(world, new Seeded(5), sizes)).requests;
  await world.mark({ project: true, cause: 'sample' });
  await drain();
});
afterAll(() => app.stop());

const drain = () => app.app.get(Drain, { strict: false }).run(project.rowId);
const rebuild = () => app.app.get(Rebuild, { strict: false }).run(project.rowId);
const path = () => `/api/projects/${project.id}/ranking`;
const ranking = async () => (await app.call('GET', path(), { cookie: project.cookie })).body;
const change = (body: object) => app.call('PATCH', path(), { cookie: project.cookie, body });
const trending = () =>
  app.db.rows(sql`
    select trending_score from request_score where project_id = ${project.rowId} order by request_id`);

describe('a new half-life', () => {
  it('is in force when every request is scored under it, all at once', async () => {
    const before = await trending();
    const { body } = await change({ halfLifeDays: 90 });
    expect(body).toMatchObject({ halfLifeDays: 30, rebuild: { halfLifeDays: 90, done: 0, total: 8 } });
    await drain();
    expect(await trending()).toEqual(before);
    await rebuild();
    expect(await ranking()).toMatchObject({ halfLifeDays: 90, rebuild: null });
    expect(await trending()).not.toEqual(before);
    expect(await misscored(app.db, project.rowId)).toEqual([]);
  });

  it('moves the landmark, so that votes of today count about once', async () => {
    app.clock.advance({ days: 3 });
    await change({ halfLifeDays: 7 });
    await rebuild();
    const row = await app.db.row<{ day: string }>(sql`
      select to_char(landmark at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as day from project_ranking
       where project_id = ${project.rowId}`);
    expect(row!.day).toBe(`${app.clock.now().toISOString().slice(0, 10)}T00:00`);
    expect(await misscored(app.db, project.rowId)).toEqual([]);
  });

  it('does not stop votes, which count under both while it is prepared', async () => {
    await change({ halfLifeDays: 365 });
    await world.vote(requests[0]!, await world.person({ monthlyCents: 4_900 }), { daysAgo: 0 });
    const created = await world.request('Thought of meanwhile');
    await world.vote(created, await world.person({ monthlyCents: 900 }), { daysAgo: 0 });
    await world.mark({ requests: [requests[0]!, created], cause: 'vote' });
    await drain();
    expect(await misscored(app.db, project.rowId)).toEqual([]);
    await rebuild();
    expect(await misscored(app.db, project.rowId)).toEqual([]);
  });

  it('shows how far it is, and lets drains in between its batches', async () => {
    await app.db.run(sql`
      insert into request (project_id, title)
      select ${project.rowId}, 'Wish ' || n from generate_series(1, 2500) n`);
    await world.mark({ project: true, cause: 'sample' });
    await drain();
    await change({ halfLifeDays: 60 });
    const inTheWay = await InTheWay.of(app);
    await inTheWay.hold(
      `select from request_score where project_id = $1 and request_id =
         (select max(request_id) from request_score where project_id = $1) for update`,
      [project.rowId],
    );
    const rebuilding = rebuild();
    await inTheWay.untilWaiting(1);
    expect((await ranking()).rebuild).toEqual({
      halfLifeDays: 60,
      defaultLens: 'revenue',
      done: 2000,
      total: 2508,
    });
    await world.vote(requests[2]!, await world.person({ monthlyCents: 4_900 }), { daysAgo: 0 });
    await world.mark({ requests: [requests[2]!], cause: 'vote' });
    const draining = drain();
    await inTheWay.untilWaiting(2);
    await inTheWay.release();
    await Promise.all([rebuilding, draining]);
    await inTheWay.close();
    expect(await ranking()).toMatchObject({ halfLifeDays: 60, rebuild: null });
    expect(await misscored(app.db, project.rowId)).toEqual([]);
  });

  it('is waited for before anything else changes', async () => {
    await change({ halfLifeDays: 90 });
    for (const body of [
      { halfLifeDays: 30, freeVoteCents: 5 },
      { defaultLens: 'votes' },
      { halfLifeDays: 91 },
    ]) {
      const { status, body: problem } = await change(body);
      expect({ status, code: problem.code }).toEqual({ status: 409, code: 'ranking.rebuilding' });
    }
    await rebuild();
    expect((await change({ freeVoteCents: 5 })).body).toMatchObject({ halfLifeDays: 90, freeVoteCents: 5 });
    expect(await misscored(app.db, project.rowId)).toEqual([]);
  });

  it('goes on after its job was lost', async () => {
    await change({ halfLifeDays: 90 });
    const restarted = await TestApp.start({ database: app.database, settings: { role: 'web' } });
    const jobs = () => restarted.app.get<Queue>(QUEUE).list(project.rowId);
    expect(await jobs()).toEqual([]);
    await restarted.app.get(Sweep, { strict: false }).sweep();
    expect((await jobs()).map(({ name }) => name)).toContain('rebuild');
    await restarted.stop();
  });
});
