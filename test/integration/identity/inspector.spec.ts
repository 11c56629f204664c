import sql from 'sql-template-tag';
import type { InspectionDto } from '../../../src/contract/inspection.dto.js';
import { TestApp } from '../../support/app.js';
import { generateSecret, tokenFor } from '../../support/identity.js';
import { createProject, memberWithRole, type TestProject } from '../../support/members.js';

const failed = ({ rules }: InspectionDto) =>
  rules.filter(({ outcome }) => outcome === 'failed').map(({ reason }) => reason);
const rowOf = ({ rules }: InspectionDto, name: string) => rules.find(({ rule }) => rule === name)!;

describe('the token inspector', () => {
  let app: TestApp;
  let project: TestProject;
  let secret: string;
  beforeAll(async () => (app = await TestApp.start({ settings: { rateLimit: true } })));
  beforeEach(async () => {
    project = await createProject(app);
    secret = await generateSecret(app, project);
  });
  afterAll(() => app.stop());

  const call = (token: unknown, cookie = project.cookie) =>
    app.call('POST', `/api/projects/${project.id}/identity/inspect`, { cookie, body: { token } });
  const inspect = async (token: unknown) => (await call(token)).body as InspectionDto;
  const token = (claims = {}, key = secret) => tokenFor(app, project, key, claims);

  it('shows every rule passed and what the token says', async () => {
    const claims = {
      email: 'Ada@Example.com',
      name: 'Ada',
      traits: { plan: 'pro', amount: 58800, interval: 'year' },
      company: { id: 7, name: 'Acme' },
    };
    const answer = await call(await token(claims));
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toMatchObject({
      verified: true,
      warnings: [],
      claims: {
        sub: 'user_1',
        email: 'Ada@Example.com',
        emailMergeable: true,
        name: 'Ada',
        plan: 'pro',
        amount: 58800,
        interval: 'year',
        monthlyCents: 4900,
        company: { id: '7', name: 'Acme' },
      },
    });
    const { rules } = answer.body as InspectionDto;
    expect(rules).toHaveLength(18);
    for (const rule of rules) expect(rule).toMatchObject({ outcome: 'passed', reason: null, advice: null });
    expect(rules.every(({ found }) => found!.length > 0)).toBe(true);
  });

  it('names everything that is wrong with a token at once, and what to do', async () => {
    const inspection = await inspect(
      await token({ aud: 'https://elsewhere.example', iat: app.clock.seconds() - 900, sub: 'undefined' }),
    );
    expect(inspection.verified).toBe(false);
    expect(failed(inspection)).toEqual(['audience', 'expired', 'tooOld', 'placeholder']);
    expect(rowOf(inspection, 'audience').found).toBe(
      `“aud” is “https://elsewhere.example”; this project is “${project.audience}”.`,
    );
    expect(rowOf(inspection, 'expiry').found).toMatch(/^It ends 60\d s ago\.$/);
    for (const { outcome, advice } of inspection.rules) expect(advice !== null).toBe(outcome === 'failed');
  });

  it('shows no claim unless the signature verified', async () => {
    const inspection = await inspect(
      await token({ sub: 'somebody', email: 'ada@example.com' }, 'x'.repeat(40)),
    );
    expect(failed(inspection)).toEqual(['signature']);
    expect(inspection.claims).toBeNull();
    expect(rowOf(inspection, 'subject')).toMatchObject({ outcome: 'notReached', found: null });
    expect(JSON.stringify(inspection)).not.toMatch(/somebody|ada@example/);
  });

  it.each([
    ['ends in a line break', (text: string) => `${text}\n`],
    ['left out the prefix', (text: string) => text.slice(4)],
    ['still has its quotes', (text: string) => `"${text}"`],
  ])('recognises a server whose secret %s', async (mistake, spoil) => {
    expect(rowOf(await inspect(await token({}, spoil(secret))), 'signature').advice).toContain(mistake);
  });

  it('warns of optional claims that are ignored', async () => {
    const { verified, warnings } = await inspect(
      await token({ email: 'nobody', traits: { amount: '4900' } }),
    );
    expect(verified).toBe(true);
    expect(warnings.map(({ reason }) => reason)).toEqual(['email', 'amount']);
  });

  it.each([
    ['link', undefined, true, 'Joins people'],
    ['link', false, false, 'For display only: the token does not say'],
    ['verified', undefined, false, 'asks'],
    ['verified', true, true, 'Joins people'],
    ['strict', null, false, 'asks'],
    ['strict', true, true, 'Joins only somebody without a sub'],
  ])(
    'says under %s what an address does of which the token says %j',
    async (mergeByEmail, word, joins, says) => {
      await app.call('PATCH', `/api/projects/${project.id}/identity`, {
        cookie: project.cookie,
        body: { mergeByEmail },
      });
      const { claims } = await inspect(await token({ email: 'ada@example.com', email_verified: word }));
      expect(claims).toMatchObject({ emailMergeable: joins, emailEffect: expect.stringContaining(says) });
    },
  );

  it('has an answer to anything that is pasted', async () => {
    const values = [
      undefined,
      null,
      7,
      {},
      [],
      '',
      'undefined',
      'a.b.c',
      '..',
      'x'.repeat(9000),
      '\ud800',
      '\0',
    ];
    for (const value of values) {
      const answer = await call(value);
      expect(answer).toMatchObject({ status: 200, body: { verified: false, claims: null } });
    }
    const odd = await token({ sub: '\ud800', aud: { a: 1 }, iat: 1e300, exp: 1e300, name: 'x\0' });
    expect(failed(await inspect(odd))).toEqual(['audience', 'issuedInFuture', 'subject']);
  });

  it('stores nothing and counts nothing', async () => {
    await inspect(await token({ sub: 'stored?' }));
    await inspect('rubbish');
    const { body } = await app.call('GET', `/api/projects/${project.id}/identity`, {
      cookie: project.cookie,
    });
    expect(body).toMatchObject({ rejections: [], warnings: [], lastVerifiedAt: null });
    expect(await app.db.rows(sql`select from person where project_id = ${project.rowId}`)).toHaveLength(0);
  });

  it('is for editors, a limited number of times a minute', async () => {
    const viewer = await memberWithRole(app, project, 'viewer');
    const editor = await memberWithRole(app, project, 'editor');
    expect((await call('x', viewer.cookie)).status).toBe(403);
    for (let count = 0; count < 60; count++) expect((await call('x', editor.cookie)).status).toBe(200);
    expect(await call('x', editor.cookie)).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
  });
});
