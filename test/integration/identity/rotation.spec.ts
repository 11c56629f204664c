import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { TestApp } from '../../support/app.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { generateSecret, tokenFor } from '../../support/identity.js';
import { createProject, type TestProject } from '../../support/members.js';

/** Two servers on one database, each with caches of its own, as two processes are. */
describe('a secret that one server rotates', () => {
  let database: TestDatabase;
  let here: TestApp;
  let there: TestApp;
  let project: TestProject;
  let requestId: string;
  let oldSecret: string;
  let oldToken: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const masterKey = randomBytes(32);
    here = await TestApp.start({ database, masterKey });
    there = await TestApp.start({ database, masterKey });
  });
  afterAll(async () => {
    await here.stop();
    await there.stop();
    await database.drop();
  });
  beforeEach(async () => {
    project = await createProject(here);
    oldSecret = await generateSecret(here, project);
    oldToken = await tokenFor(here, project, oldSecret);
    const request = await here.db.row<{ id: string }>(
      sql`insert into request (project_id, title) values (${project.rowId}, 'Dark mode') returning id::text`,
    );
    requestId = request!.id;
    // Both servers now hold the project, its key and its version in their caches.
    for (const app of [here, there]) await identityAt(app, oldToken);
  });

  const identityAt = async (app: TestApp, token: string) =>
    (await app.call('POST', `/api/widget/${project.id}/session`, { body: {}, token })).body
      .identity as string;
  const voteAt = (app: TestApp, token: string, method: 'PUT' | 'DELETE' = 'PUT') =>
    app.call(method, `/api/widget/${project.id}/requests/${requestId}/vote`, { token });
  const secret = (method: 'POST' | 'DELETE', path: string, body?: unknown) =>
    here.call(method, `/api/projects/${project.id}/identity/secret${path}`, {
      cookie: project.cookie,
      ...(body === undefined ? {} : { body }),
    });
  const verifiedVotes = async () =>
    (
      await here.db.rows(sql`
        select from vote where project_id = ${project.rowId} and customer_id is not null and active
      `)
    ).length;

  it('is worth nothing in the other at once: its tokens vote for nobody', async () => {
    const renewed = (await secret('POST', '/rotate', {})).body.secret;
    expect(await voteAt(there, oldToken)).toMatchObject({ status: 200, body: { voted: true, votes: 1 } });
    expect(await verifiedVotes()).toBe(0);
    const newToken = await tokenFor(here, project, renewed);
    for (const app of [there, here]) {
      expect(await identityAt(app, oldToken)).toBe('anonymous');
      expect(await identityAt(app, newToken)).toBe('verified');
    }
    await voteAt(there, newToken);
    expect(await verifiedVotes()).toBe(1);
  });

  it('is worth nothing for new people either', async () => {
    const stranger = await tokenFor(here, project, 'rqs_made-up-by-somebody-who-knows-no-secret', {
      sub: 'new',
    });
    await secret('POST', '/rotate', {});
    for (const token of [oldToken, stranger]) expect(await identityAt(there, token)).toBe('anonymous');
    const people = await here.db.rows(
      sql`select from person where project_id = ${project.rowId} and verified`,
    );
    expect(people).toHaveLength(1);
  });

  it('takes no vote away with a token that is worth nothing any more', async () => {
    await voteAt(there, oldToken);
    expect(await verifiedVotes()).toBe(1);
    await secret('POST', '/rotate', {});
    expect((await voteAt(there, oldToken, 'DELETE')).status).toBe(200);
    expect(await verifiedVotes()).toBe(1);
  });

  it('takes part no longer where only verified people do', async () => {
    await here.call('PATCH', `/api/projects/${project.id}`, {
      cookie: project.cookie,
      body: { participation: 'verified' },
    });
    expect((await voteAt(there, oldToken)).status).toBe(200);
    await secret('POST', '/rotate', {});
    expect(await voteAt(there, oldToken, 'DELETE')).toMatchObject({
      status: 403,
      body: { code: 'identity.required' },
    });
    expect(await verifiedVotes()).toBe(1);
  });

  it('gives way to the new one in the other a second later at most', async () => {
    const renewed = (await secret('POST', '/rotate', {})).body.secret;
    there.clock.advance({ seconds: 1 });
    expect(await identityAt(there, await tokenFor(here, project, renewed))).toBe('verified');
  });

  it('gives way to the new one in the other though the clock of that host was set back', async () => {
    expect(await identityAt(there, oldToken)).toBe('verified');
    const renewed = (await secret('POST', '/rotate', {})).body.secret;
    there.clock.advance({ minutes: -60 });
    const newToken = await tokenFor(there, project, renewed);
    const found = await identityAt(there, newToken);
    there.clock.advance({ minutes: 60 });
    expect(found).toBe('verified');
  });

  it('stays good during a grace, which ends by itself, or in one commit', async () => {
    await secret('POST', '/rotate', { graceSeconds: 3600 });
    for (const app of [here, there]) expect(await identityAt(app, oldToken)).toBe('verified');
    await voteAt(there, oldToken);
    expect(await verifiedVotes()).toBe(1);
    await secret('DELETE', '/previous');
    expect(await identityAt(there, oldToken)).toBe('anonymous');
    oldSecret = (await secret('POST', '/rotate', { graceSeconds: 3600 })).body.secret;
    await secret('POST', '/rotate', { graceSeconds: 3600 });
    for (const [minutes, identity] of [
      [59, 'verified'],
      [2, 'anonymous'],
    ] as const) {
      for (const app of [here, there]) app.clock.advance({ minutes });
      expect(await identityAt(there, await tokenFor(there, project, oldSecret))).toBe(identity);
    }
  });

  it('stays good for one rotation only', async () => {
    await secret('POST', '/rotate', { graceSeconds: 86_400 });
    await secret('POST', '/rotate', { graceSeconds: 86_400 });
    expect(await identityAt(there, oldToken)).toBe('anonymous');
  });

  it('leaves everybody anonymous when it is revoked, in both', async () => {
    await secret('DELETE', '');
    for (const app of [there, here]) expect(await identityAt(app, oldToken)).toBe('anonymous');
  });

  it('is counted as refused wherever that happened, once that server has written it down or stops', async () => {
    const third = await TestApp.start({ database, masterKey: there.config.masterKey });
    await secret('POST', '/rotate', {});
    await identityAt(third, oldToken);
    await third.stop();
    const { rejections } = (
      await here.call('GET', `/api/projects/${project.id}/identity`, { cookie: project.cookie })
    ).body;
    expect(rejections).toMatchObject([{ reason: 'signature', count: 1 }]);
  });
});
