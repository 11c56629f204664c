import sql from 'sql-template-tag';
import type { Browser, Page, Route } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { TestPeople } from '../support/people.js';

jest.setTimeout(120_000);

/** Hands on what a page asks, and holds the answers back until the test lets them go. */
class SlowServer {
  private readonly held: (() => void)[] = [];
  asked = 0;

  readonly hold = async (route: Route): Promise<void> => {
    if (route.request().method() !== 'POST') return route.continue();
    this.asked++;
    const response = await route.fetch();
    await new Promise<void>((release) => this.held.push(release));
    await route.fulfill({ response });
  };

  release(): void {
    for (const release of this.held.splice(0)) release();
  }
}

/** Hands on what a page asks; the answers never arrive. */
const lose = async (route: Route): Promise<void> => {
  if (route.request().method() !== 'POST') return route.continue();
  await route.fetch();
  await route.abort('connectionreset');
};

describeInBrowser('whoever creates something in the dashboard', () => {
  let app: TestApp;
  let url: string;
  let browser: Browser;
  let people: TestPeople;
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    browser = await openBrowser();
  });
  beforeEach(async () => (people = await TestPeople.start(app)));
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function open(path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const [name, value] = people.project.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(url + path);
    return page;
  }
  /** The dialog with a request typed into it. */
  async function newRequest(): Promise<Page> {
    const page = await open(`/projects/${people.project.id}`);
    await page.getByRole('button', { name: 'New request' }).first().click();
    await dialog(page).getByLabel('Title').fill('Dark mode');
    return page;
  }
  async function newProject(): Promise<Page> {
    const page = await open('/projects/new');
    await page.getByLabel('Name').fill('Twice');
    return page;
  }
  const dialog = (page: Page) => page.getByRole('dialog', { name: 'New request' });
  const create = (page: Page) => dialog(page).getByRole('button', { name: 'Create' });
  const createProject = (page: Page) => page.getByRole('button', { name: 'Create project' });
  const requests = () =>
    app.db
      .rows(sql`select from request where project_id = ${people.project.rowId}`)
      .then(({ length }) => length);
  const projects = async () => {
    const { items } = (await app.call('GET', '/api/projects', { cookie: people.project.cookie })).body;
    return items.filter(({ name }: { name: string }) => name === 'Twice').length;
  };
  const requestPage = (page: Page) => page.waitForURL(/\/requests\/\d+$/);

  it('makes one request with a double click', async () => {
    const page = await newRequest();
    await create(page).dblclick();
    await requestPage(page);
    expect(await requests()).toBe(1);
  });

  it('makes one request with a double click on a slow server, and with Enter again', async () => {
    const page = await newRequest();
    const server = new SlowServer();
    await page.route('**/api/projects/*/requests', server.hold);
    await create(page).dblclick();
    await dialog(page).getByLabel('Title').press('Enter');
    await eventually(async () => expect(await requests()).toBe(1));
    server.release();
    await requestPage(page);
    expect(server.asked).toBe(1);
    expect(await requests()).toBe(1);
  });

  it('makes one request where the first answer got lost, even from a dialog that was closed meanwhile', async () => {
    const page = await newRequest();
    await page.route('**/api/projects/*/requests', lose);
    await create(page).click();
    await dialog(page).getByText('The server does not answer.').waitFor();
    expect(await requests()).toBe(1);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.unroute('**/api/projects/*/requests', lose);
    await page.getByRole('button', { name: 'New request' }).first().click();
    await create(page).click();
    await requestPage(page);
    expect(await requests()).toBe(1);
  });

  it('makes another request with another text', async () => {
    const page = await newRequest();
    await page.route('**/api/projects/*/requests', lose);
    await create(page).click();
    await dialog(page).getByText('The server does not answer.').waitFor();
    await page.unroute('**/api/projects/*/requests', lose);
    await dialog(page).getByLabel('Title').fill('Light mode');
    await create(page).click();
    await requestPage(page);
    expect(await requests()).toBe(2);
  });

  it('makes one project with a double click, while its page is still loading too', async () => {
    const page = await newProject();
    let load = () => {};
    const loading = new Promise<void>((done) => (load = done));
    await page.route(/\/api\/projects\/proj_\w+$/, async (route) => {
      await loading;
      await route.continue();
    });
    await createProject(page).dblclick();
    await eventually(async () => expect(await projects()).toBe(1));
    await page
      .getByLabel('Name')
      .press('Enter', { timeout: 1_000 })
      .catch(() => undefined);
    load();
    await page.waitForURL(/\/projects\/proj_\w+/);
    expect(await projects()).toBe(1);
  });

  it('makes one project where the first answer got lost', async () => {
    const page = await newProject();
    await page.route('**/api/projects', lose);
    await createProject(page).click();
    await page.getByText('The server does not answer.').waitFor();
    await page.unroute('**/api/projects', lose);
    await createProject(page).click();
    await page.waitForURL(/\/projects\/proj_\w+/);
    expect(await projects()).toBe(1);
  });
});
