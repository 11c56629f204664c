import type { Browser, Page } from 'playwright-core';
import { FirstRun } from '../../src/server/members/first-run.js';
import type { TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { PASSWORD, signUp } from '../support/members.js';
import { mint } from '../support/tokens.js';

jest.setTimeout(120_000);

describeInBrowser('the first run', () => {
  let app: TestApp;
  let url: string;
  let browser: Browser;
  beforeAll(async () => (browser = await openBrowser()));
  beforeEach(async () => ({ app, url } = await startWithDashboard()));
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await app.stop();
  });
  afterAll(() => browser?.close());

  async function open(path: string, width = 1280): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.goto(url + path);
    return page;
  }
  /** The path of the link that the start of the server prints. */
  async function link(): Promise<string> {
    const { pathname, search } = new URL((await app.app.get(FirstRun).newLink())!);
    return pathname + search;
  }
  async function createOwner(page: Page): Promise<void> {
    await page.getByLabel('Name').fill('Ada');
    await page.getByLabel('E-mail').fill('ada@example.com');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create owner' }).click();
    await heading(page, 'Create your first project').waitFor();
  }
  async function createProject(
    page: Page,
    start: 'Start empty' | 'Explore with sample data',
  ): Promise<string> {
    await page.getByLabel('Name').fill('Acme');
    await page.getByRole('radio', { name: start }).click();
    await page.getByRole('button', { name: 'Create project' }).click();
    await page.waitForURL(/\/projects\/proj_/, { timeout: 60_000 });
    return /proj_\w+/.exec(page.url())![0];
  }

  it('leads from the printed link to the first verified vote', async () => {
    const page = await open(await link());
    await createOwner(page);
    const projectId = await createProject(page, 'Start empty');
    await page.getByText('No requests yet').waitFor();

    await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Identity' }).click();
    await page.getByRole('button', { name: 'Generate secret' }).click();
    const inClear = page.getByRole('group', { name: 'Signing secret in clear' });
    const secret = (await inClear.locator('code').first().textContent())!;
    const token = await mint(secret, {
      sub: 'user_1',
      aud: `${url}/p/${projectId}`,
      iat: Math.floor(app.clock.seconds()),
      company: { id: 'acme', name: 'Acme Corp' },
      traits: { plan: 'pro', amount: 490_000, interval: 'month' },
    });
    await page.getByText('Waiting for the first verified token…').waitFor();
    const body = { title: 'Dark mode' };
    expect(await app.call('POST', `/api/widget/${projectId}/requests`, { token, body })).toMatchObject({
      status: 201,
    });
    await page.getByText('Tokens verify').waitFor();

    await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Backlog' }).click();
    await page.getByRole('link', { name: 'Dark mode' }).waitFor();
    await page.getByText('$4.9K/mo').waitFor();
  });

  it('begins nowhere but at the link, and says what is wrong with what was typed', async () => {
    const page = await open('/');
    await heading(page, 'Almost there').waitFor();

    await page.goto(`${url}/first-run?token=made-up`);
    await page.getByLabel('E-mail').fill('ada');
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Create owner' }).click();
    await page.getByText('Must be an e-mail address.').waitFor();
    await page.getByText('Must be a text of 10 to 200 characters.').waitFor();
    await page.locator('input[type=email]:focus').waitFor();

    await page.getByLabel('E-mail').fill('ada@example.com');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create owner' }).click();
    await page.getByText('Use the newest link that the server printed').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('ada@example.com');
  });

  it('is over once there is an owner, who signs in and lands where they wanted to go', async () => {
    const late = await link();
    await signUp(app, 'ada');
    const page = await open(late);
    await heading(page, 'Sign in').waitFor();
    await page.goto(`${url}/projects/new`);
    await page.getByLabel('E-mail').fill('ada@example.com');
    await page.getByLabel('Password').fill('wrong password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The e-mail address or the password is wrong.').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('ada@example.com');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await heading(page, 'Create your first project').waitFor();
    expect(new URL(page.url()).pathname).toBe('/projects/new');
  });

  it('fills a project with sample data, and takes it out again with one click', async () => {
    const page = await open(await link());
    await createOwner(page);
    const projectId = await createProject(page, 'Explore with sample data');
    const sample = page.getByRole('complementary', { name: 'Sample data' });
    await sample.getByText(/You are exploring sample data: \d+ requests/).waitFor();
    await page.getByText('#1', { exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await sample.getByRole('button', { name: 'Remove sample data' }).click();
    await page.getByText('No requests yet').waitFor({ timeout: 60_000 });
    await sample.waitFor({ state: 'detached' });
    expect(page.url()).toContain(projectId);
  });

  it('loses nothing when the server cannot be reached', async () => {
    const page = await open(await link());
    await createOwner(page);
    await page.getByLabel('Name').fill('Acme');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Create project' }).click();
    await page.getByText('The server does not answer.').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Acme');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Create project' }).click();
    await page.getByText('No requests yet').waitFor();
  });

  it('works at 390 pixels, by keyboard alone, for everybody', async () => {
    const page = await open(await link(), 390);
    await heading(page, 'Create the owner').waitFor();
    await expectFit(page);
    for (const text of ['Ada', 'ada@example.com', PASSWORD]) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await heading(page, 'Create your first project').waitFor();
    await expectFit(page);
    await page.keyboard.type('Acme');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('radio', { name: 'Explore with sample data', checked: true }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByRole('radio', { name: 'Start empty', checked: true }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('No requests yet').waitFor();

    await page.goto(`${url}/sign-in`);
    await heading(page, 'Sign in').waitFor();
    await expectFit(page);
    await page.goto(`${url}/projects/proj_0000000000000000`);
    await heading(page, 'Nothing is here').waitFor();
    await expectFit(page);
  });
});

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Nothing that axe finds, and no way to scroll sideways. */
async function expectFit(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  await eventually(async () => {
    const { wide, window } = await page.evaluate<{ wide: number; window: number }>(
      '({ wide: document.documentElement.scrollWidth, window: innerWidth })',
    );
    expect(wide).toBeLessThanOrEqual(window);
  });
}
