import sql from 'sql-template-tag';
import { Drain } from '../../../src/server/ranking/drain.js';
import { Pace } from '../../../src/server/ranking/pace.js';
import { TestApp } from '../../support/app.js';
import { createProject, type TestProject } from '../../support/members.js';
import { ScoringWorld } from '../../support/scoring-world.js';

describe('how long a vote waits for the next drain', () => {
  /** Nobody drains in this process but the test. */
  let app: TestApp;
  let project: TestProject;
  beforeAll(async () => {
    app = await TestApp.start({ settings: { role: 'web' } });
  });
  beforeEach(async () => {
    project = await createProject(app);
    // A project's ranking is made when it is first wanted.
    await app.call('GET', `/api/projects/${project.id}/ranking`, { cookie: project.cookie });
  });
  afterAll(() => app.stop());

  const holdBack = () => app.app.get(Pace, { strict: false }).holdBack(project.rowId);
  const lastDrainTook = (ms: number) =>
    app.db.run(sql`update project_ranking set last_drain_ms = ${ms} where project_id = ${project.rowId}`);

  it('is a tenth of a second after a quick drain', async () => {
    await lastDrainTook(40);
    expect(await holdBack()).toBe(100);
  });

  it('is twice what the last drain took where that is more', async () => {
    await lastDrainTook(300);
    expect(await holdBack()).toBe(600);
  });

  it('is two seconds at most', async () => {
    await lastDrainTook(60_000);
    expect(await holdBack()).toBe(2_000);
  });

  it('follows a drain of this process at once', async () => {
    await lastDrainTook(900);
    expect(await holdBack()).toBe(1_800);
    const world = new ScoringWorld(app, project.rowId);
    const request = await app.call('POST', `/api/projects/${project.id}/requests`, {
      cookie: project.cookie,
      body: { title: 'Dark mode' },
    });
    await world.mark({ requests: [request.body.id], cause: 'request' });
    await app.app.get(Drain, { strict: false }).run(project.rowId);
    const row = await app.db.row<{ ms: number }>(
      sql`select last_drain_ms as ms from project_ranking where project_id = ${project.rowId}`,
    );
    expect(row!.ms).not.toBe(900);
    expect(await holdBack()).toBe(Math.min(Math.max(100, 2 * row!.ms), 2_000));
  });

  it('follows a drain of another process after a second', async () => {
    await holdBack();
    await lastDrainTook(400);
    app.clock.advance({ seconds: 1 });
    expect(await holdBack()).toBe(800);
  });

  it('is not kept for longer by a clock that was set back', async () => {
    await lastDrainTook(400);
    await holdBack();
    await lastDrainTook(0);
    app.clock.advance({ minutes: -1 });
    expect(await holdBack()).toBe(100);
  });
});
