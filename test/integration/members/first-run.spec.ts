import sql from 'sql-template-tag';
import { FirstRun } from '../../../src/server/members/first-run.js';
import { Banner } from '../../../src/server/platform/banner.js';
import { TestApp } from '../../support/app.js';
import { createTestDatabase } from '../../support/database.js';
import { signUp } from '../../support/members.js';

const tokenOf = (link: string | null): string => new URL(link!).searchParams.get('token')!;
const newLink = (app: TestApp) => app.app.get(FirstRun).newLink();
const create = (app: TestApp, token: string, email = 'ada@example.com', name?: string) =>
  app.call('POST', '/api/first-run', { body: { token, email, password: 'correct horse', name } });
const isNeeded = async (app: TestApp) => (await app.call('GET', '/api/first-run')).body.needed as boolean;
const emails = async (app: TestApp) =>
  (await app.db.rows<{ email: string }>(sql`select email from member`)).map(({ email }) => email);

/** What the start says to the person who started it. */
function printedBy(app: TestApp): string {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  app.app.get(Banner).print('Ready');
  const printed = write.mock.calls.join('');
  write.mockRestore();
  return printed;
}

describe('the first run', () => {
  let app: TestApp;
  beforeEach(async () => (app = await TestApp.start()));
  afterEach(() => app.stop());

  it('prints a link, which creates the owner, signs in, and is gone', async () => {
    expect(await isNeeded(app)).toBe(true);
    const link = /https:\/\/reqio\.example\/first-run\?token=[\w-]{43}$/m.exec(printedBy(app))![0];
    const answer = await create(app, tokenOf(link), 'ada@example.com', 'Ada');
    expect(answer).toMatchObject({ status: 201, body: { id: '1', email: 'ada@example.com', name: 'Ada' } });
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    expect((await app.call('GET', '/api/auth/me', { cookie })).body.name).toBe('Ada');
    expect(await isNeeded(app)).toBe(false);
    expect((await create(app, tokenOf(link), 'eve@example.com')).body.code).toBe('firstRun.done');
    expect(await newLink(app)).toBeNull();
  });

  it('takes the newest link only', async () => {
    const earlier = tokenOf(await newLink(app));
    const newest = tokenOf(await newLink(app));
    expect(await create(app, earlier)).toMatchObject({ status: 403, body: { code: 'firstRun.invalid' } });
    expect((await create(app, 'made up')).body.code).toBe('firstRun.invalid');
    expect((await create(app, newest)).body).toMatchObject({ name: 'ada' });
  });

  it('lets one of several win who use the link at once', async () => {
    const token = tokenOf(await newLink(app));
    const tries = ['a', 'b', 'c', 'd'].map((name) => create(app, token, `${name}@example.com`));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
    expect(await emails(app)).toHaveLength(1);
  });

  it('is over where there is a member already, whatever link is left', async () => {
    const token = tokenOf(await newLink(app));
    await signUp(app);
    expect((await create(app, token)).body.code).toBe('firstRun.done');
    expect(await emails(app)).toHaveLength(1);
  });

  it('names what is wrong with a body', async () => {
    const token = tokenOf(await newLink(app));
    const body = { token, email: 'ada@example.com', password: 'correct horse' };
    for (const wrong of [{ email: 'nobody' }, { password: 'short' }, { name: null }, { token: undefined }]) {
      const answer = await app.call('POST', '/api/first-run', { body: { ...body, ...wrong } });
      expect(answer).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
      expect(answer.body.errors).toMatchObject([{ field: Object.keys(wrong)[0] }]);
    }
  });
});

it('the owner comes from the environment where it names one, also with several processes starting at once', async () => {
  const database = await createTestDatabase();
  const owner = { email: 'Owner@example.com', password: 'correct horse' };
  const start = () => TestApp.start({ database, settings: { owner } });
  const apps = await Promise.all([start(), start()]);
  const again = await start();
  expect(await emails(again)).toEqual(['Owner@example.com']);
  const answer = await again.call('POST', '/api/auth/login', {
    body: { email: 'owner@example.com', password: 'correct horse' },
  });
  expect(answer.status).toBe(200);
  for (const app of [...apps, again]) await app.stop();
  await database.drop();
});
