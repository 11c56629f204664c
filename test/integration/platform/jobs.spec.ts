import { QUEUE, type Queue } from '../../../src/server/platform/queue/queue.js';
import { TestApp } from '../../support/app.js';
import { createProject, memberWithRole } from '../../support/members.js';

let app: TestApp;
beforeAll(async () => (app = await TestApp.start()));
afterAll(() => app.stop());

test('admins see the background work of their project, and of no other', async () => {
  const [project, other] = [await createProject(app), await createProject(app)];
  const queue = app.app.get<Queue>(QUEUE);
  await queue.add('history', { projectId: project.rowId }, { delayMs: 60_000 });
  await queue.add('history', { projectId: other.rowId }, { delayMs: 60_000 });
  const { cookie } = await memberWithRole(app, project, 'admin');
  const { status, body } = await app.call('GET', `/api/projects/${project.id}/jobs`, { cookie });
  expect(status).toBe(200);
  expect(body.items).toMatchObject([
    { name: 'history', data: { projectId: project.rowId }, state: 'delayed', attempts: 0, error: null },
  ]);
});

test('editors do not see the background work', async () => {
  const project = await createProject(app);
  const { cookie } = await memberWithRole(app, project, 'editor');
  const { status } = await app.call('GET', `/api/projects/${project.id}/jobs`, { cookie });
  expect(status).toBe(403);
});
