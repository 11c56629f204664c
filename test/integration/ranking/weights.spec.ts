import sql from 'sql-template-tag';
import { LIVE, rankingChannel, type Live } from '../../../src/server/platform/live/live.js';
import { Drain } from '../../../src/server/ranking/drain.js';
import { Rebuild } from '../../../src/server/ranking/rebuild.js';
import { TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { InTheWay } from '../../support/interleave.js';
import { createProject, memberWithRole, type TestProject } from '../../support/members.js';
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
  requests = (await randomBacklog(world, new Seeded(3), sizes)).requests;
  await world.mark({ project: true, cause: 'sample' });
  await drain();
});
afterAll(() => app.stop());

const drain = () => app.app.get(Drain, { strict: false }).run(project.rowId);
const path = () => `/api/projects/${project.id}/ranking`;
const read = (cookie = project.cookie) => app.call('GET', path(), { cookie });
const change = (body: object, cookie = project.cookie) => app.call('PATCH', path(), { cookie, body });
const saveLens = async (spec: object): Promise<string> => {
  const body = { name: 'Ours', spec };
  const answer = await app.call('POST', `/api/projects/${project.id}/lenses`, {
    cookie: project.cookie,
    body,
  });
  return answer.body.id;
};
const audit = async () => (await app.call('POST', `${path()}/audit`, { cookie: project.cookie })).body;

describe('a project’s weights', () => {
  it('are a dollar for a free vote and nothing for an anonymous one, until somebody changes them', async () => {
    expect((await read()).body).toEqual({
      freeVoteCents: 100,
      anonymousVoteCents: 0,
      halfLifeDays: 30,
      defaultLens: 'revenue',
      rebuild: null,
    });
  });

  it('are seen by everyone in the project and changed by its admins, which the log remembers', async () => {
    const [viewer, editor, admin] = [
      await memberWithRole(app, project, 'viewer'),
      await memberWithRole(app, project, 'editor'),
      await memberWithRole(app, project, 'admin'),
    ];
    expect((await read(viewer.cookie)).status).toBe(200);
    expect((await change({ freeVoteCents: 200 }, editor.cookie)).body.code).toBe('role.insufficient');
    expect((await change({ freeVoteCents: 200 }, admin.cookie)).body).toMatchObject({ freeVoteCents: 200 });
    const log = await app.db.row(sql`
      select member_email as by, detail from audit_log
       where project_id = ${project.rowId} and action = 'ranking.changed'`);
    expect(log).toEqual({ by: admin.email, detail: { changed: { freeVoteCents: 200 } } });
  });

  it('count at once in every score, without a look at the votes', async () => {
    const { body } = await change({ freeVoteCents: 777, anonymousVoteCents: 55 });
    expect(body).toMatchObject({ freeVoteCents: 777, anonymousVoteCents: 55, rebuild: null });
    expect(await misscored(app.db, project.rowId)).toEqual([]);
    expect(await audit()).toEqual({ checked: requests.length, drifted: [] });
  });

  it('leave an event with every big move, and tell open pages once', async () => {
    const heard: unknown[] = [];
    const unsubscribe = app.app
      .get<Live>(LIVE)
      .subscribe(rankingChannel(project.rowId), (message) => void heard.push(message));
    await app.db.run(sql`delete from score_event where project_id = ${project.rowId}`);
    await change({ freeVoteCents: 100_000 });
    await eventually(() => expect(heard).toHaveLength(1));
    unsubscribe();
    const events = await app.db.rows<{
      causes: unknown;
      before: { revenue: number };
      after: { revenue: number };
    }>(sql`select causes, before, after from score_event where project_id = ${project.rowId}`);
    expect(events.length).toBeGreaterThan(0);
    for (const { causes, before, after } of events) {
      expect(causes).toEqual([{ cause: 'weights', ref: null }]);
      expect(after.revenue).toBeGreaterThan(before.revenue);
    }
  });

  it('move nothing where nothing changes', async () => {
    const version = () =>
      app.db.row(sql`select version from project_ranking where project_id = ${project.rowId}`);
    const before = await version();
    expect((await change({ freeVoteCents: 100, halfLifeDays: 30, defaultLens: 'revenue' })).status).toBe(200);
    expect(await version()).toEqual(before);
  });

  it('are all old or all new in what is stored, also where they change in the midst of a drain', async () => {
    const inTheWay = await InTheWay.of(app);
    await world.vote(requests[0]!, await world.person({ monthlyCents: 0 }), { daysAgo: 0 });
    await world.mark({ requests, cause: 'vote' });
    await inTheWay.hold('select from request_score where request_id = $1 for update', [requests[0]]);
    const draining = drain();
    await inTheWay.untilWaiting(1);
    const changing = change({ freeVoteCents: 900 });
    await inTheWay.untilWaiting(2);
    await inTheWay.release();
    await Promise.all([draining, changing]);
    await inTheWay.close();
    expect(await misscored(app.db, project.rowId)).toEqual([]);
  });

  it.each([
    [{ freeVoteCents: -1 }, 'freeVoteCents'],
    [{ freeVoteCents: 1.5 }, 'freeVoteCents'],
    [{ freeVoteCents: 100_000_001 }, 'freeVoteCents'],
    [{ anonymousVoteCents: 101 }, 'anonymousVoteCents'],
    [{ freeVoteCents: null }, 'freeVoteCents'],
    [{ halfLifeDays: 6 }, 'halfLifeDays'],
    [{ halfLifeDays: 366 }, 'halfLifeDays'],
    [{ defaultLens: 'newest' }, 'defaultLens'],
    [{ defaultLens: '999' }, 'defaultLens'],
    [{ landmark: '2026-01-01' }, 'landmark'],
  ])('are not what %j would make them', async (body, field) => {
    const answer = await change(body);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 400, code: 'input.invalid' });
    expect(answer.body.errors).toMatchObject([{ field }]);
    expect((await read()).body).toMatchObject({ freeVoteCents: 100, anonymousVoteCents: 0, rebuild: null });
  });
});

describe('a project’s default lens', () => {
  it('is a built-in one at once', async () => {
    expect((await change({ defaultLens: 'balanced' })).body).toMatchObject({
      defaultLens: 'balanced',
      rebuild: null,
    });
  });

  it('is a saved one when every request is scored under it, and follows the weights from then on', async () => {
    const lens = await saveLens({ lens: 'revenue', exponent: 0.5, effort: true });
    expect((await change({ defaultLens: lens })).body).toMatchObject({
      defaultLens: 'revenue',
      rebuild: { defaultLens: lens, halfLifeDays: 30, done: 0, total: requests.length },
    });
    await app.app.get(Rebuild, { strict: false }).run(project.rowId);
    expect((await read()).body).toMatchObject({ defaultLens: lens, rebuild: null });
    expect(await audit()).toEqual({ checked: requests.length, drifted: [] });
    await change({ freeVoteCents: 900 });
    await world.vote(requests[1]!, await world.person({ monthlyCents: 500 }));
    await world.mark({ requests: [requests[1]!], cause: 'vote' });
    expect(await audit()).toEqual({ checked: requests.length, drifted: [] });
    const scores = () =>
      app.db.row(sql`select count(default_score) from request_score where project_id = ${project.rowId}`);
    expect(await scores()).toEqual({ count: requests.length });
    await change({ defaultLens: 'revenue' });
    expect(await scores()).toEqual({ count: 0 });
  });
});
