import sql from 'sql-template-tag';
import type { IdentityDto } from '../../../src/contract/identity.dto.js';
import { TestApp } from '../../support/app.js';
import { generateSecret, tokenFor } from '../../support/identity.js';
import { createProject, memberWithRole, type TestProject } from '../../support/members.js';

describe('a token', () => {
  let app: TestApp;
  let project: TestProject;
  let secret: string;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    project = await createProject(app);
    secret = await generateSecret(app, project);
  });
  afterAll(() => app.stop());

  const token = (claims = {}) => tokenFor(app, project, secret, claims);
  const open = (call: Parameters<TestApp['call']>[2]) =>
    app.call('POST', `/api/widget/${project.id}/session`, { body: {}, ...call });
  const identityOf = async (bearer: string) => (await open({ token: bearer })).body.identity as string;
  const settings = async () =>
    (await app.call('GET', `/api/projects/${project.id}/identity`, { cookie: project.cookie }))
      .body as IdentityDto;
  const stepsDone = async () => (await settings()).steps.map(({ step, done }) => [step, done]);
  const change = (body: unknown, cookie = project.cookie) =>
    app.call('PATCH', `/api/projects/${project.id}/identity`, { cookie, body });

  it('that is bad changes nothing but who its bearer is', async () => {
    const shape = ({ status, headers, body }: Awaited<ReturnType<typeof open>>) => ({
      status,
      headers: Object.keys(headers).toSorted(),
      body: { ...body, visitorId: typeof body.visitorId },
    });
    const without = shape(await open({}));
    const other = await createProject(app);
    const wrong = await tokenFor(app, other, await generateSecret(app, other));
    let deep: unknown = 'x';
    for (let level = 0; level < 100; level++) deep = [deep];
    const texts = [
      '',
      ' ',
      '..',
      'undefined',
      '\0',
      '\ud800',
      'x'.repeat(100_000),
      ' '.repeat(100_000),
      wrong,
      `${wrong}x`,
    ];
    const objects = [[], {}, [wrong], { token: wrong }, { __proto__: null, toString: 1 }, deep];
    const garbage: unknown[] = [null, true, 0, 1e308, ...texts, ...objects];
    for (const value of garbage) expect(shape(await open({ body: { token: value } }))).toEqual(without);
    for (const authorization of ['Bearer', 'Bearer ', 'Bearer x', 'bearer a.b.c', 'Basic dTpw', wrong])
      expect(shape(await open({ headers: { authorization } }))).toEqual(without);
  });

  it('identifies its bearer in the header and in the body, and nobody in the address', async () => {
    const good = await token();
    expect(await identityOf(good)).toBe('verified');
    expect((await open({ body: { token: `\n ${good}\n` } })).body.identity).toBe('verified');
    const inUrl = await app.call('POST', `/api/widget/${project.id}/session?token=${good}`, { body: {} });
    expect(inUrl.body.identity).toBe('anonymous');
  });

  it('never signs anybody in to the dashboard', async () => {
    const member = await memberWithRole(app, project, 'admin');
    const answer = await app.call('GET', `/api/projects/${project.id}/identity`, {
      token: await token({ sub: member.id, email: member.email }),
    });
    expect(answer).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });

  it('is judged by the policy as soon as that has changed', async () => {
    const hourLong = await token({
      iat: Math.floor(app.clock.seconds()) - 3000,
      exp: app.clock.seconds() + 600,
    });
    const withoutAudience = await token({ aud: undefined });
    const withoutExp = await token({ exp: undefined });
    expect([
      await identityOf(hourLong),
      await identityOf(withoutAudience),
      await identityOf(withoutExp),
    ]).toEqual(['anonymous', 'anonymous', 'anonymous']);
    const policy = { maxTokenAgeSeconds: 3600, requireAudience: false, strictTimes: false };
    expect((await change(policy)).body.policy).toEqual({
      ...policy,
      enabled: true,
      mergeByEmail: 'link',
      revenueFrom: 'tokensAndApi',
    });
    expect([
      await identityOf(hourLong),
      await identityOf(withoutAudience),
      await identityOf(withoutExp),
    ]).toEqual(['verified', 'verified', 'verified']);
    await change({ enabled: false });
    expect(await identityOf(await token())).toBe('anonymous');
  });

  it('that was refused is counted by its reason, with the likely cause', async () => {
    const other = await createProject(app);
    for (const aud of [other.audience, 'not\0storable', `${'x'.repeat(199)}😀`, other.audience])
      await open({ token: await token({ aud }) });
    await open({ token: await token({ iat: Math.floor(app.clock.seconds()) - 400 }) });
    await open({
      token: await tokenFor(app, project, await generateSecret(app, other), { sub: 'secret-sub' }),
    });
    await open({ body: { token: { not: 'a text' } } });
    await open({});
    const state = await settings();
    expect(state.rejections.map(({ reason, count }) => [reason, count])).toEqual([
      ['audience', 4],
      ['expired', 1],
      ['notText', 1],
      ['signature', 1],
    ]);
    expect(state.rejections[0]).toMatchObject({ sample: other.audience });
    expect(state.rejections[0]!.cause).toContain(
      `The token says ${other.audience}, this project is ${project.audience}`,
    );
    expect(JSON.stringify(state)).not.toContain('secret-sub');
    expect(state.lastVerifiedAt).toBeNull();
    app.clock.advance({ days: 2 });
    expect((await settings()).rejections).toEqual([]);
  });

  it('with a placeholder as its sub identifies nobody, and is counted with the placeholder', async () => {
    for (const sub of [0, '0', 'Guest', '00000000-0000-0000-0000-000000000000'])
      expect(await identityOf(await token({ sub }))).toBe('anonymous');
    const { rejections } = await settings();
    expect(rejections).toMatchObject([{ reason: 'placeholder', count: 4 }]);
    expect(rejections[0]!.cause).toMatch(/The last one said “00000000-0000-0000-0000-000000000000”\.$/);
    expect(await identityOf(await token({ company: { id: 'none' } }))).toBe('verified');
    expect((await settings()).warnings).toMatchObject([{ reason: 'companyPlaceholder', count: 1 }]);
    expect(
      await app.db.rows(sql`select company_id from customer where project_id = ${project.rowId}`),
    ).toEqual([{ company_id: null }]);
  });

  it('that verified is noted, with the optional claims that were ignored', async () => {
    await open({ token: await token({ email: 'nobody', traits: { amount: '4900' } }) });
    const state = await settings();
    expect(state.warnings.map(({ reason, count }) => [reason, count])).toEqual([
      ['amount', 1],
      ['email', 1],
    ]);
    expect(Date.parse(state.lastVerifiedAt!)).toBeLessThanOrEqual(app.clock.now().getTime());
  });

  it('is the third of four steps, whose state the settings show', async () => {
    expect(await stepsDone()).toEqual([
      ['stack', false],
      ['secret', true],
      ['token', false],
      ['widget', false],
    ]);
    expect((await change({ stack: 'python' })).body.stack).toBe('python');
    await open({});
    expect(await stepsDone()).toEqual([
      ['stack', true],
      ['secret', true],
      ['token', false],
      ['widget', true],
    ]);
    await open({ token: await token() });
    expect((await stepsDone())[2]).toEqual(['token', true]);
  });

  it('has rules that admins change, and that take no wrong value', async () => {
    const viewer = await memberWithRole(app, project, 'viewer');
    const editor = await memberWithRole(app, project, 'editor');
    expect((await change({ enabled: false }, editor.cookie)).status).toBe(403);
    const read = await app.call('GET', `/api/projects/${project.id}/identity`, { cookie: viewer.cookie });
    expect(read.status).toBe(200);
    for (const body of [
      { maxTokenAgeSeconds: 59 },
      { maxTokenAgeSeconds: 3601 },
      { maxTokenAgeSeconds: 300.5 },
      { enabled: 'yes' },
      { enabled: null },
      { mergeByEmail: 'loose' },
      { revenueFrom: 'browser' },
      { stack: 'cobol' },
      { policy: {} },
    ])
      expect(await change(body)).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
    expect((await change({})).status).toBe(200);
    const log = await app.db.rows(
      sql`select from audit_log where project_id = ${project.rowId} and action = 'identity.changed'`,
    );
    expect(log).toHaveLength(0);
  });
});
