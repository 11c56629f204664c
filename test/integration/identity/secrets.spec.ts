import sql from 'sql-template-tag';
import { TestApp } from '../../support/app.js';
import { createProject, memberWithRole, PASSWORD, type TestProject } from '../../support/members.js';

describe('the signing secret', () => {
  let app: TestApp;
  let project: TestProject;
  beforeAll(async () => (app = await TestApp.start({ settings: { rateLimit: true } })));
  beforeEach(async () => (project = await createProject(app)));
  afterAll(() => app.stop());

  const call = (method: 'POST' | 'DELETE', path = '', body?: unknown, cookie = project.cookie) =>
    app.call(method, `/api/projects/${project.id}/identity/secret${path}`, {
      cookie,
      ...(body === undefined ? {} : { body }),
    });
  const identity = async () =>
    (await app.call('GET', `/api/projects/${project.id}/identity`, { cookie: project.cookie })).body;
  const version = async () =>
    (await app.db.row<{ version: number }>(sql`select version from project where id = ${project.rowId}`))!
      .version;

  it('is 256 random bits, made once', async () => {
    const answer = await call('POST');
    expect(answer).toMatchObject({ status: 201, body: { version: 1 } });
    expect(answer.body.secret).toMatch(/^rqs_[\w-]{43}$/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await call('POST')).toMatchObject({ status: 409, body: { code: 'secret.exists' } });
  });

  it('is made once, even when asked for twice at the same moment', async () => {
    const answers = await Promise.all([call('POST'), call('POST'), call('POST')]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '409', '409']);
  });

  it('is shown again to who has just given the password, and to nobody else', async () => {
    const { secret } = (await call('POST')).body;
    const shown = await call('POST', '/reveal', {});
    expect(shown).toMatchObject({ status: 200, body: { secret, version: 1 } });
    expect(shown.headers['cache-control']).toBe('no-store');
    app.clock.advance({ minutes: 6 });
    expect(await call('POST', '/reveal', {})).toMatchObject({
      status: 403,
      body: { code: 'auth.passwordRequired' },
    });
    expect(await call('POST', '/reveal', { password: 'wrong' })).toMatchObject({
      status: 401,
      body: { code: 'auth.failed' },
    });
    expect((await call('POST', '/reveal', { password: PASSWORD })).body.secret).toBe(secret);
  });

  it('is known by its last characters everywhere else', async () => {
    expect((await identity()).secret).toBeNull();
    const { secret } = (await call('POST')).body;
    const state = await identity();
    expect(state.secret).toMatchObject({ hint: `rqs_…${secret.slice(-4)}`, version: 1, previousUntil: null });
    expect(JSON.stringify(state)).not.toContain(secret.slice(4, -4));
  });

  it('is stored sealed to its project and version', async () => {
    const { secret } = (await call('POST')).body;
    const row = await app.db.row<{ secret: Buffer }>(
      sql`select secret from identity where project_id = ${project.rowId}`,
    );
    expect(row!.secret.toString('latin1')).not.toContain(secret);
    await app.db.run(sql`update identity set secret_version = 2 where project_id = ${project.rowId}`);
    expect((await call('POST', '/reveal', {})).status).toBe(500);
  });

  it('rotates to another, with a grace for the one before only where it is asked for', async () => {
    expect(await call('POST', '/rotate', {})).toMatchObject({
      status: 409,
      body: { code: 'secret.missing' },
    });
    const first = (await call('POST')).body.secret;
    const second = await call('POST', '/rotate', { graceSeconds: 3600 });
    expect(second).toMatchObject({ status: 200, body: { version: 2 } });
    expect(second.headers['cache-control']).toBe('no-store');
    expect(second.body.secret).not.toBe(first);
    const { previousUntil } = (await identity()).secret;
    expect(Math.abs(Date.parse(previousUntil) - app.clock.now().getTime() - 3_600_000)).toBeLessThan(60_000);
    expect((await call('DELETE', '/previous')).status).toBe(204);
    expect((await identity()).secret).toMatchObject({ version: 2, previousUntil: null });
    await call('POST', '/rotate', {});
    expect((await identity()).secret).toMatchObject({ version: 3, previousUntil: null });
    expect(await call('POST', '/rotate', { graceSeconds: 60 })).toMatchObject({
      status: 400,
      body: { code: 'input.invalid' },
    });
  });

  it('ends when it is revoked, and a later one has a version of its own', async () => {
    await call('POST');
    await call('POST', '/rotate', { graceSeconds: 86_400 });
    expect((await call('DELETE')).status).toBe(204);
    expect((await identity()).secret).toBeNull();
    expect(await call('POST', '/reveal', {})).toMatchObject({
      status: 409,
      body: { code: 'secret.missing' },
    });
    expect((await call('POST')).body.version).toBe(3);
    expect((await identity()).secret).toMatchObject({ version: 3, previousUntil: null });
  });

  it('raises the version of the project with every change, so that no process acts on an old one', async () => {
    const seen = [await version()];
    for (const [method, path] of [
      ['POST', ''],
      ['POST', '/rotate'],
      ['DELETE', '/previous'],
      ['DELETE', ''],
    ] as const) {
      await call(method, path, method === 'POST' ? {} : undefined);
      seen.push(await version());
    }
    expect(seen.map((one) => one - seen[0]!)).toEqual([0, 1, 2, 3, 4]);
  });

  it('is for admins, who are named in the audit log with what they did', async () => {
    const editor = await memberWithRole(app, project, 'editor');
    const admin = await memberWithRole(app, project, 'admin');
    for (const [method, path] of [
      ['POST', ''],
      ['POST', '/reveal'],
      ['POST', '/rotate'],
      ['DELETE', '/previous'],
      ['DELETE', ''],
    ] as const) {
      const body = method === 'POST' ? {} : undefined;
      expect((await call(method, path, body, editor.cookie)).status).toBe(403);
      expect((await call(method, path, body, admin.cookie)).status).toBeLessThan(300);
    }
    const log = await app.db.rows(sql`
      select action, member_email as email, address, detail->>'version' as version
        from audit_log where project_id = ${project.rowId} and action like 'secret.%' order by id
    `);
    const { email } = admin;
    expect(log).toEqual([
      { action: 'secret.generated', email, address: '127.0.0.1', version: '1' },
      { action: 'secret.revealed', email, address: '127.0.0.1', version: '1' },
      { action: 'secret.rotated', email, address: '127.0.0.1', version: '2' },
      { action: 'secret.graceEnded', email, address: '127.0.0.1', version: '2' },
      { action: 'secret.revoked', email, address: '127.0.0.1', version: '2' },
    ]);
  });

  it('is handled a limited number of times an hour', async () => {
    const answers = [];
    for (let count = 0; count < 31; count++) answers.push(await call('DELETE', '/previous'));
    expect(answers.at(0)!.status).toBe(204);
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
  });
});
