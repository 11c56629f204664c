import type { Browser, Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { PASSWORD } from '../support/members.js';
import { TestPeople } from '../support/people.js';

jest.setTimeout(120_000);

describeInBrowser('a bad day', () => {
  let app: TestApp;
  let url: string;
  let browser: Browser;
  let people: TestPeople;
  let request: string;
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    browser = await openBrowser();
  });
  beforeEach(async () => {
    people = await TestPeople.start(app);
    request = (await people.call('POST', 'requests', { title: 'Dark mode' })).body.id;
    await app.settle();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function open(path = '', prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const [name, value] = people.project.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(`${url}/projects/${people.project.id}${path}`);
    return page;
  }
  /** The page of the request with something typed that is not saved. */
  async function typing(): Promise<Page> {
    const page = await open(`/requests/${request}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await title(page).fill('Dark mode at night');
    return page;
  }
  const title = (page: Page) => page.getByRole('region', { name: 'Edit' }).getByLabel('Title');
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
  const stored = async () => (await people.call('GET', `requests/${request}`)).body.title;
  /** As after an update: the files that an open page names are gone. */
  const update = (page: Page) => page.route('**/assets/**', (route) => route.fulfill({ status: 404 }));

  it('without the server says so at once, and saves what was typed when it is back', async () => {
    const page = await typing();
    await page.context().setOffline(true);
    await save(page);
    await page.getByText('The server does not answer. What you typed is still here').waitFor();
    expect(await title(page).inputValue()).toBe('Dark mode at night');
    await page.context().setOffline(false);
    await save(page);
    await page.getByText('Request saved').waitFor();
    expect(await stored()).toBe('Dark mode at night');
  });

  it('that ends the session asks for the password over the page, and saves what was typed', async () => {
    const page = await typing();
    await app.call('POST', '/api/auth/logout', { cookie: people.project.cookie });
    await save(page);
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.getByLabel('Password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
    await save(page);
    await page.getByText('Request saved').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Dark mode at night' }).waitFor();
    await eventually(async () => expect(await title(page).count()).toBe(0));
  });

  it('on which somebody deletes the project says that, and leaves what was typed to be copied', async () => {
    const page = await typing();
    const backlog = await open();
    await backlog.getByRole('link', { name: 'Dark mode' }).waitFor();
    await people.app.call('DELETE', `/api/projects/${people.project.id}`, { cookie: people.project.cookie });
    await save(page);
    await page.getByRole('alert').filter({ hasText: 'This project was deleted' }).waitFor();
    expect(await title(page).inputValue()).toBe('Dark mode at night');
    expect(await axeViolations(page)).toEqual([]);
    await backlog.getByRole('combobox', { name: 'Lens' }).click();
    await backlog.getByRole('option', { name: 'Votes' }).click();
    await backlog.getByRole('alert').filter({ hasText: 'This project was deleted' }).waitFor();
  });

  it('that brings a new version leaves the page as it is until it is loaded again', async () => {
    const page = await open('', (one) =>
      one.route(/\/assets\/(what-if-panel|palette-dialog)/, (route) => route.fulfill({ status: 404 })),
    );
    await page.getByRole('link', { name: 'Dark mode' }).waitFor();
    await page.getByRole('searchbox').fill('typed and not sent');
    await page.getByRole('button', { name: 'What if' }).click();
    await page.getByRole('region', { name: 'Notifications' }).getByText('There is a newer version').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('typed and not sent');
    expect(await axeViolations(page)).toEqual([]);

    await page.unroute(/\/assets\/(what-if-panel|palette-dialog)/);
    await update(page);
    await page.getByRole('link', { name: 'Companies' }).click();
    await page.getByRole('heading', { level: 1, name: 'There is a newer version' }).waitFor();
    await page.unroute('**/assets/**');
    await page.getByRole('button', { name: 'Load the page again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Companies' }).waitFor();
  });

  it('on which the server goes away between two pages offers to try again, and then goes on', async () => {
    const page = await open();
    await page.getByRole('link', { name: 'Dark mode' }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Companies' }).click();
    await page.getByRole('heading', { level: 1, name: 'This could not be loaded' }).waitFor();
    await page.getByText('The server does not answer.').first().waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Companies' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/companies$/);
  });

  it('with a slow server says that it is slow, and shows the rows when they come', async () => {
    let answer = () => {};
    const answered = new Promise<void>((done) => (answer = done));
    const page = await open('', (one) =>
      one.route(/\/backlog\?/, async (route) => {
        await answered;
        await route.continue();
      }),
    );
    await page.getByText('Still loading: the server takes long to answer.').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    answer();
    await page.getByRole('link', { name: 'Dark mode' }).waitFor();
  });

  it('keeps a new request that was closed by mistake', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'New request' }).click();
    const dialog = page.getByRole('dialog', { name: 'New request' });
    await dialog.getByLabel('Title').fill('Typed with care');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'New request' }).click();
    expect(await dialog.getByLabel('Title').inputValue()).toBe('Typed with care');
  });
});
