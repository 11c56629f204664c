import sql from 'sql-template-tag';
import { TestApp } from '../../support/app.js';
import { generateSecret, tokenFor } from '../../support/identity.js';
import { createProject, type TestProject } from '../../support/members.js';

const ORIGIN = 'https://app.example.com';
const CORS = /^access-control-/;

describe('a widget', () => {
  let app: TestApp;
  let project: TestProject;
  let secret: string;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    project = await createProject(app);
    secret = await generateSecret(app, project);
  });
  afterAll(() => app.stop());

  const path = () => `/api/widget/${project.id}/session`;
  const open = (call: Parameters<TestApp['call']>[2] = { body: {} }) =>
    app.call('POST', path(), { body: {}, ...call });
  const token = (claims = {}) => tokenFor(app, project, secret, claims);
  const change = (body: unknown) =>
    app.call('PATCH', `/api/projects/${project.id}`, { cookie: project.cookie, body });
  const preflight = async (origin: string, url = path()) =>
    (
      await app.app.inject({
        method: 'OPTIONS',
        url,
        headers: { origin, 'access-control-request-method': 'POST' },
      })
    ).headers;

  it('learns who its user is, from the claims of the token alone', async () => {
    const claims = { email: 'Ada@Example.com', name: ' Ada ' };
    const first = await open({ token: await token(claims) });
    expect(first).toMatchObject({
      status: 200,
      body: {
        identity: 'verified',
        user: { name: 'Ada', email: 'Ada@Example.com' },
        project: { id: project.id, name: 'Acme', theme: {}, participation: 'everyone' },
      },
    });
    expect(first.headers['cache-control']).toBe('no-store');
    const { body } = await open({ body: { token: await token() } });
    expect(body).toMatchObject({ identity: 'verified', user: { name: null, email: null } });
  });

  it('gets a visitor id to keep, and keeps it', async () => {
    const first = await open();
    const { visitorId } = first.body;
    expect(first).toMatchObject({ status: 200, body: { identity: 'anonymous', user: null } });
    expect(first.headers['x-reqio-visitor']).toBe(visitorId);
    for (const again of [await open({ visitor: visitorId }), await open({ body: { visitorId } })]) {
      expect(again.body.visitorId).toBe(visitorId);
      expect(again.headers['x-reqio-visitor']).toBeUndefined();
    }
  });

  it('gets another visitor id for one that this project did not make', async () => {
    const elsewhere = await createProject(app);
    const foreign = (await app.call('POST', `/api/widget/${elsewhere.id}/session`, { body: {} })).body
      .visitorId;
    for (const visitorId of [foreign, 'made-up', `${foreign}x`, 7, null, { a: 1 }, ['x']]) {
      const answer = await open({ body: { visitorId } });
      expect(answer.status).toBe(200);
      expect(answer.body.visitorId).not.toBe(visitorId);
      expect(answer.headers['x-reqio-visitor']).toBe(answer.body.visitorId);
    }
  });

  it('leaves no trace of an anonymous visitor that only looks', async () => {
    await open({ visitor: (await open()).body.visitorId });
    const rows = await app.db.rows(sql`select from visitor where project_id = ${project.rowId}`);
    expect(rows).toHaveLength(0);
  });

  it('gives a browser that another person signs in with a visitor id of that person', async () => {
    const { visitorId } = (await open()).body;
    const ada = await open({ visitor: visitorId, token: await token({ sub: 'ada' }) });
    expect(ada.body.visitorId).toBe(visitorId);
    const bob = await open({ visitor: visitorId, token: await token({ sub: 'bob' }) });
    expect(bob.body).toMatchObject({ identity: 'verified' });
    expect(bob.body.visitorId).not.toBe(visitorId);
    expect(bob.headers['x-reqio-visitor']).toBe(bob.body.visitorId);
  });

  it('is answered whoever may take part: looking is for everybody', async () => {
    for (const participation of ['readOnly', 'verified']) {
      await change({ participation });
      expect((await open()).status).toBe(200);
    }
  });

  it('is not found in a project that there is not, or no more', async () => {
    for (const id of ['proj_unknown', 'x', 'proj_%F0%9F%98%80'])
      expect(await app.call('POST', `/api/widget/${id}/session`, { body: {} })).toMatchObject({
        status: 404,
        body: { code: 'notFound' },
      });
    await open();
    await app.call('DELETE', `/api/projects/${project.id}`, { cookie: project.cookie });
    expect(await open()).toMatchObject({ status: 404, body: { code: 'notFound' } });
  });

  it('sends no field that the server does not know', async () => {
    expect(await open({ body: { visitor: 'x' } })).toMatchObject({
      status: 400,
      body: { code: 'input.invalid' },
    });
  });

  it('may run on any page until origins are named', async () => {
    expect(await preflight(ORIGIN)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET,POST,PUT,DELETE',
      'access-control-allow-headers': 'authorization, content-type, idempotency-key, x-reqio-visitor',
      'access-control-max-age': '7200',
      vary: 'Origin, Access-Control-Request-Headers',
    });
    const answer = await open({ headers: { origin: ORIGIN } });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'x-reqio-visitor, date, retry-after, idempotency-replayed',
      vary: 'Origin',
    });
  });

  it('runs only on the pages of the origins that are named', async () => {
    await change({ allowedOrigins: [ORIGIN] });
    app.clock.advance({ seconds: 10 });
    expect(await preflight(ORIGIN)).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      vary: expect.stringMatching(/^Origin\b/),
    });
    const encoded = path().replace('proj', '%70roj');
    for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`]) {
      const names = Object.keys({
        ...(await preflight(origin)),
        ...(await open({ headers: { origin } })).headers,
        ...(await app.call('POST', encoded, { body: {}, headers: { origin } })).headers,
      });
      expect(names.filter((name) => CORS.test(name))).toEqual([]);
    }
  });

  it('never gets credentials allowed, and can read why it was refused', async () => {
    const headers = { origin: ORIGIN };
    const answers = [
      await open({ headers }),
      await open({ headers, body: { unknown: 1 } }),
      await app.call('POST', '/api/widget/proj_unknown/session', { headers, body: {} }),
      await app.call('PUT', `/api/widget/${project.id}/requests/x/vote`, { headers }),
    ];
    for (const answer of answers) {
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    }
    expect(
      (await preflight(ORIGIN, `/api/widget/${project.id}/requests/1/vote`))['access-control-max-age'],
    ).toBe('7200');
  });

  it('is the only part of the server that other pages may call', async () => {
    const { headers } = await app.call('GET', '/api/auth/me', { headers: { origin: ORIGIN } });
    expect(Object.keys(headers).filter((name) => CORS.test(name))).toEqual([]);
  });

  it('waits if it asks more than four times a second for a minute, which keeps nobody else waiting', async () => {
    const limited = await TestApp.start({ settings: { rateLimit: true } });
    try {
      const own = await createProject(limited);
      const key = await generateSecret(limited, own);
      const ask = async (sub: string) =>
        limited.call('POST', `/api/widget/${own.id}/session`, {
          body: {},
          token: await tokenFor(limited, own, key, { sub }),
        });
      const answers = await Promise.all(Array.from({ length: 245 }, () => ask('ada')));
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(5);
      expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0);
      expect((await ask('bob')).body.identity).toBe('verified');
    } finally {
      await limited.stop();
    }
  });
});
