import sql from 'sql-template-tag';
import type { Browser, Page } from 'playwright-core';
import { QUEUE, type Queue } from '../../src/server/platform/queue/queue.js';
import type { TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { createProject, memberWithRole, PASSWORD, signUp, type TestProject } from '../support/members.js';

jest.setTimeout(120_000);

describeInBrowser('the settings', () => {
  let app: TestApp;
  let url: string;
  let browser: Browser;
  let email: string;
  let project: TestProject;
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    browser = await openBrowser();
  });
  beforeEach(async () => {
    const owner = await signUp(app);
    email = owner.email;
    project = await createProject(app, owner, 'Acme');
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function open(path: string, cookie = project.cookie, width = 1280): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/projects/${project.id}/settings${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }
  const change = (body: Record<string, unknown>) =>
    app.call('PATCH', `/api/projects/${project.id}`, { cookie: project.cookie, body });
  const stored = async () =>
    (await app.call('GET', `/api/projects/${project.id}`, { cookie: project.cookie })).body;
  const save = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click();

  it('change what was touched and leave alone what somebody else has changed meanwhile', async () => {
    const page = await open('');
    await page.getByLabel('Name', { exact: true }).fill('Acme Two');
    await page.getByRole('radio', { name: 'Verified people alone' }).click();
    await page.getByText('as long as only verified people take part it shows nothing').waitFor();
    await change({ currency: 'EUR', board: false });
    await save(page);
    await page.getByText('Settings saved').waitFor();
    expect(await stored()).toMatchObject({
      name: 'Acme Two',
      participation: 'verified',
      currency: 'EUR',
      board: false,
    });
    await page.getByRole('button', { name: 'Project: Acme Two' }).waitFor();
    expect(await page.getByLabel('Currency').inputValue()).toBe('EUR');
  });

  it('say that somebody else has changed the same meanwhile, and replace it only when told again', async () => {
    const page = await open('');
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('Ours');
    await change({ name: 'Theirs' });
    await page.getByRole('button', { name: 'Save changes' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('somebody else has changed the same meanwhile').waitFor();
    expect([await name.inputValue(), (await stored()).name]).toEqual(['Ours', 'Theirs']);
    // The focus is where it was.
    await page.keyboard.press('Enter');
    await page.getByText('Settings saved').waitFor();
    expect((await stored()).name).toBe('Ours');

    await name.fill('Ours again');
    await change({ name: 'Theirs again' });
    await save(page);
    await page.getByRole('alert').getByText('somebody else has changed the same meanwhile').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    expect(await name.inputValue()).toBe('Theirs again');
  });

  it('keep the public board out of search engines, as long as there is a board', async () => {
    const page = await open('');
    const listed = page.getByRole('switch', { name: /^Listed by search engines/ });
    await page.getByText('The board may be found through search engines').waitFor();
    await listed.click();
    await page.getByText('The board asks search engines to leave it out').waitFor();
    await save(page);
    await page.getByText('Settings saved').waitFor();
    expect(await stored()).toMatchObject({ board: true, boardIndexed: false });
    await page.getByRole('switch', { name: /^Public board/ }).click();
    expect(await listed.isDisabled()).toBe(true);
  });

  it('show the server’s sentence at the field, keep what was typed, and take it once it is right', async () => {
    const page = await open('');
    const origins = page.getByLabel('Allowed origins');
    await page.getByText('Empty: any page may show the widget.').waitFor();
    await origins.fill('https://app.example.com/path');
    await page.getByLabel('Currency').fill('dollars');
    await save(page);
    await page.getByText('Each must be an http or https origin').waitFor();
    await page.getByText('Not saved: correct what is marked above.').waitFor();
    await page.locator('[aria-invalid=true]:focus').waitFor();
    expect(await origins.inputValue()).toBe('https://app.example.com/path');

    await page.getByLabel('Currency').fill('usd');
    await origins.fill('HTTPS://APP.example.com\n\nhttp://localhost:3000');
    await page.getByText('Only these 2 origins may show the widget.').waitFor();
    await save(page);
    await page.getByText('Settings saved').waitFor();
    expect(await origins.inputValue()).toBe('https://app.example.com\nhttp://localhost:3000');
    expect((await stored()).allowedOrigins).toEqual(['https://app.example.com', 'http://localhost:3000']);
  });

  it('ask before what was typed is lost', async () => {
    const page = await open('');
    await page.getByLabel('Name', { exact: true }).fill('Acme Two');
    await page.getByRole('link', { name: 'Widget' }).click();
    const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Acme Two');
    await page.getByRole('link', { name: 'Widget' }).click();
    await question.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { level: 1, name: 'Widget' }).waitFor();
    expect((await stored()).name).toBe('Acme');
  });

  it('go on after the session has ended, with what was typed', async () => {
    const page = await open('');
    await page.getByLabel('Name', { exact: true }).fill('Acme Two');
    await app.call('POST', '/api/auth/logout', { cookie: project.cookie });
    await save(page);
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    expect(await dialog.getByLabel('E-mail').inputValue()).toBe(email);
    await dialog.getByLabel('Password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
    await save(page);
    await page.getByText('Settings saved').waitFor();
    const { cookie } = await memberWithRole(app, project, 'viewer');
    expect((await app.call('GET', `/api/projects/${project.id}`, { cookie })).body.name).toBe('Acme Two');
  });

  it('delete a project only for its owner, who has typed its name, and show others that it is gone', async () => {
    const admin = await memberWithRole(app, project, 'admin');
    const theirs = await open('', admin.cookie);
    expect(await theirs.getByRole('button', { name: /^Delete/ }).count()).toBe(0);

    const page = await open('');
    await page.getByRole('button', { name: 'Delete Acme…' }).click();
    const question = page.getByRole('alertdialog', { name: 'Delete Acme?' });
    await question.getByText('every request with its votes').waitFor();
    expect(await question.getByRole('button', { name: 'Delete project' }).isDisabled()).toBe(true);
    await question.getByLabel('Type Acme to confirm').fill('Acme');
    await question.getByRole('button', { name: 'Delete project' }).click();
    await page.getByRole('heading', { level: 1, name: 'Create your first project' }).waitFor();

    await theirs.reload();
    await theirs.getByRole('heading', { level: 1, name: 'Nothing is here' }).waitFor();
  });

  it('are there to be read, not changed, for editors and viewers', async () => {
    for (const role of ['editor', 'viewer'] as const) {
      const { cookie } = await memberWithRole(app, project, role);
      const page = await open('', cookie);
      await page.getByText('Admins and owners of the project change them.').waitFor();
      expect(await page.getByLabel('Name', { exact: true }).isDisabled()).toBe(true);
      expect(await page.getByRole('link', { name: 'Jobs' }).count()).toBe(0);
    }
  });

  it('show the widget as it will look before that is saved, and warn of a colour that is hard to see', async () => {
    const page = await open('/widget');
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByRole('img', { name: /the launcher «Feedback»/ }).waitFor();
    await page.getByLabel('Accent colour', { exact: true }).fill('#facc15');
    await page.getByText('On the light panel this colour has a contrast of 1.5 to 1.').waitFor();
    await page.getByLabel('Launcher', { exact: true }).and(page.getByRole('textbox')).fill('Ideas');
    await page.getByLabel('Heading').fill('What next?');
    await preview.getByRole('img', { name: /the launcher «Ideas» and the panel «What next\?»/ }).waitFor();
    expect((await stored()).theme).toEqual({});
    await save(page);
    await page.getByText('Saved', { exact: true }).waitFor();
    expect((await stored()).theme).toEqual({ accent: '#facc15', launcherText: 'Ideas', title: 'What next?' });

    await page.getByLabel('Accent colour', { exact: true }).fill('yellow');
    await save(page);
    await page.getByText('Must be a colour as #rrggbb.').waitFor();
    await page.getByLabel('Accent colour', { exact: true }).fill('');
    await page.getByLabel('Heading').fill('');
    await save(page);
    await page.getByRole('button', { name: 'Save changes' }).waitFor({ state: 'detached' });
    expect((await stored()).theme).toEqual({ launcherText: 'Ideas' });
  });

  it('list the jobs that wait and those that have failed, with the error', async () => {
    const page = await open('/jobs');
    await page.getByText('Nothing to do').waitFor();
    const queue = app.app.get<Queue>(QUEUE);
    await queue.add('history', { projectId: project.rowId }, { delayMs: 600_000 });
    await app.db.run(sql`alter table sample_data rename to sample_data_away`);
    try {
      await queue.add('sampleData', { projectId: project.rowId });
      await page.getByRole('button', { name: 'Refresh' }).click();
      const jobs = page.getByRole('list', { name: 'Jobs' }).getByRole('listitem');
      await jobs.filter({ hasText: 'Keep today’s ranks' }).getByText('Delayed').waitFor();
      const failed = jobs.filter({ hasText: 'sample data' });
      await failed.getByText('Failed', { exact: true }).waitFor();
      await failed.getByText('relation "sample_data" does not exist').waitFor();
      await page.getByText('A job has failed three times.').waitFor();
      expect(await axeViolations(page)).toEqual([]);
    } finally {
      await app.db.run(sql`alter table sample_data_away rename to sample_data`);
    }
  });

  it('work at 390 pixels in both themes for everybody', async () => {
    for (const path of ['', '/widget', '/jobs']) {
      const page = await open(path, project.cookie, 390);
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    }
    const page = await open('', project.cookie, 390);
    await page.getByRole('button', { name: 'Delete Acme…' }).click();
    await page.getByRole('alertdialog').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});
