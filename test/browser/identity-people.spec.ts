import type { Browser, Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { generateSecret, tokenFor } from '../support/identity.js';
import { createProject, type TestProject } from '../support/members.js';

jest.setTimeout(120_000);

describeInBrowser('who is who, on the identity page', () => {
  let app: TestApp;
  let url: string;
  let browser: Browser;
  let project: TestProject;
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    browser = await openBrowser();
  });
  beforeEach(async () => (project = await createProject(app)));
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function open(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const [name, value] = project.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/projects/${project.id}/settings/identity`);
    await page.getByRole('region', { name: 'Live check' }).waitFor();
    return page;
  }
  const present = (token: string) => app.call('POST', `/api/widget/${project.id}/session`, { token });

  it('warns of an id that many browsers share, and says which', async () => {
    const secret = await generateSecret(app, project);
    const page = await open();
    const token = await tokenFor(app, project, secret, { sub: 'visitor-account' });
    for (let browsers = 0; browsers < 51; browsers++) await present(token);
    const alarm = page.getByRole('status').filter({ hasText: 'more than 50 browsers within a day' });
    await alarm.getByRole('link', { name: 'visitor-account' }).click();
    await page.getByText('Ids in your system').waitFor();
    expect(await page.locator('main').textContent()).toContain('visitor-account');
  });

  it('lets addresses join people only where they are confirmed, and shows what each does', async () => {
    const secret = await generateSecret(app, project);
    const page = await open();
    await page.getByRole('radio', { name: /^By id and confirmed e-mail address/ }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Policy saved').waitFor();
    expect((await identity()).policy).toMatchObject({ mergeByEmail: 'verified' });
    const inspector = page.getByRole('region', { name: 'Token inspector' });
    for (const [word, effect] of [
      [undefined, 'For display only: this project’s policy asks for “email_verified: true”'],
      [true, 'Joins people'],
    ] as const) {
      const claims = { email: 'ada@example.com', email_verified: word };
      await inspector.getByLabel('Token', { exact: true }).fill(await tokenFor(app, project, secret, claims));
      await inspector.getByRole('button', { name: 'Inspect token' }).click();
      await inspector.getByText(effect).waitFor();
    }
    await page.reload();
    expect(await page.getByRole('radio', { name: /^By id and confirmed/ }).isChecked()).toBe(true);
  });

  async function identity() {
    return (await app.call('GET', `/api/projects/${project.id}/identity`, project)).body;
  }
});
