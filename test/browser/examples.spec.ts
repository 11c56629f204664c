import type { Browser, Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { TestHost } from '../support/hosts.js';
import { TestPeople } from '../support/people.js';

jest.setTimeout(120_000);

describeInBrowser('in an example host, by clicking,', () => {
  let app: TestApp;
  let url: string;
  let people: TestPeople;
  let browser: Browser;
  let host: TestHost | undefined;
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    browser = await openBrowser();
  });
  beforeEach(async () => (people = await TestPeople.start(app)));
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await host?.stop();
    host = undefined;
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const surroundings = () => ({
    REQIO_URL: url,
    REQIO_PROJECT_ID: people.project.id,
    REQIO_SECRET: people.secret,
  });
  async function open(running: TestHost): Promise<Page> {
    host = running;
    const page = await (await browser.newContext({ locale: 'en' })).newPage();
    await page.goto(host.url);
    return page;
  }
  const openWidget = (page: Page) => page.locator('reqio-widget').getByRole('button').click();
  const vote = (page: Page) => page.getByRole('button', { name: /^Vote for Dark mode/ }).click();
  const voters = async () => {
    await app.settle();
    const [row] = (await people.call('GET', 'backlog')).body.items;
    return { verified: row.verifiedVoters, anonymous: row.anonymousVoters };
  };

  it('a vote given before the sign-in is the person’s after it: single-page-app', async () => {
    await people.request();
    const example = { example: 'single-page-app', command: () => 'exec node server.mjs' };
    const page = await open(await TestHost.start(example, surroundings()));
    await openWidget(page);
    await vote(page);
    await eventually(async () => expect(await voters()).toEqual({ verified: 0, anonymous: 1 }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await eventually(async () => expect(await voters()).toEqual({ verified: 1, anonymous: 0 }));
  });
});
