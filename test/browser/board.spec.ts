import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { createProject } from '../support/members.js';
import { TestPeople } from '../support/people.js';

jest.setTimeout(120_000);

const ATTACK = `"><img src=x onerror="window.attacked=1"><script>window.attacked=1</script>`;

describeInBrowser('the public board', () => {
  let app: TestApp;
  let url: string;
  let people: TestPeople;
  let browser: Browser;
  let errors: string[];
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    browser = await openBrowser();
  });
  beforeEach(async () => {
    people = await TestPeople.start(app);
    errors = [];
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const change = (body: object) =>
    app.call('PATCH', `/api/projects/${people.project.id}`, { cookie: people.project.cookie, body });
  async function open(options: BrowserContextOptions = {}, path = `/p/${people.project.id}`): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'en', ...options })).newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(url + path);
    return page;
  }
  const withoutScripts = (path?: string, options: BrowserContextOptions = {}) =>
    open({ javaScriptEnabled: false, ...options }, path);
  const panel = (page: Page) => page.locator('#reqio-board reqio-widget');
  const titles = (page: Page) => page.getByRole('heading', { level: 2 }).allTextContents();
  /** After a click that leads to another page. */
  const showing = (page: Page, expected: string[]) =>
    eventually(async () => expect(await titles(page)).toEqual(expected));
  const showingMany = (page: Page) => eventually(async () => expect(await titles(page)).toHaveLength(20));

  it('is read, searched, filtered and paged without a script', async () => {
    const shipped = await people.request('Done already');
    await people.call('PATCH', `requests/${shipped}`, { status: 'shipped' });
    await app.settle();
    for (let nth = 10; nth < 32; nth++) await people.request(`Wish ${nth}`);
    const page = await withoutScripts();
    expect(await page.title()).toBe('What should we build next? · Acme');
    expect(await titles(page)).toHaveLength(20);
    expect(await page.locator('noscript p').innerText()).toContain('switch on JavaScript');
    await page.getByRole('link', { name: 'Show more' }).click();
    await showing(page, ['Wish 30', 'Wish 31']);
    await page.getByRole('link', { name: 'Back to the first page' }).click();
    await showingMany(page);
    await page.getByRole('searchbox', { name: 'Search ideas' }).fill('wish 12');
    await page.getByRole('button', { name: 'Search' }).click();
    await showing(page, ['Wish 12']);
    await page.getByRole('link', { name: 'Shipped' }).click();
    await page.getByText('Nothing matches.').waitFor();
    await page.getByRole('link', { name: 'Show all open ideas' }).click();
    await showingMany(page);
    await page.getByRole('link', { name: 'Shipped' }).click();
    await eventually(async () => expect(await titles(page)).toEqual(['Done already']));
    expect(await page.getByRole('link', { name: 'Shipped' }).getAttribute('aria-current')).toBe('true');
  });

  it('becomes the widget’s panel, in which anybody votes', async () => {
    const request = await people.request('Dark mode');
    const page = await open();
    await panel(page).waitFor();
    expect(await page.getByRole('searchbox').count()).toBe(1);
    await page
      .getByRole('button', { name: /Dark mode/ })
      .first()
      .click();
    await eventually(async () => expect(await people.votes(request)).toBe(1));
    expect(errors).toEqual([]);
  });

  it('shows what its address says, with scripts as without', async () => {
    const shipped = await people.request('Done already');
    await people.call('PATCH', `requests/${shipped}`, { status: 'shipped' });
    await app.settle();
    await people.request('Dark mode');
    const page = await open();
    await panel(page).waitFor();
    await page.getByRole('link', { name: 'Shipped' }).click();
    await page.getByRole('link', { name: 'go to the whole board' }).waitFor();
    await eventually(async () => expect(await titles(page)).toEqual(['Done already']));
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await panel(page).waitFor();
    await page.getByRole('heading', { name: 'Dark mode' }).waitFor();
  });

  it('is only read where those who are not signed in may not take part', async () => {
    await change({ participation: 'readOnly' });
    const request = await people.request('Dark mode');
    const page = await open();
    await panel(page).waitFor();
    await page.getByRole('heading', { name: 'Dark mode' }).waitFor();
    expect(await page.getByRole('button', { name: 'Suggest an idea' }).isVisible()).toBe(false);
    expect(await people.votes(request)).toBe(0);
  });

  it('stays as it was rendered while its script cannot be loaded', async () => {
    await people.request('Dark mode');
    const context = await browser.newContext();
    await context.route('**/widget.js', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(`${url}/p/${people.project.id}`);
    expect(await titles(page)).toEqual(['Dark mode']);
  });

  it('runs nothing that people wrote', async () => {
    await change({ name: ATTACK.slice(0, 100), theme: { title: ATTACK.slice(0, 80), intro: ATTACK } });
    const body = { title: ATTACK, body: `${ATTACK} ${'word '.repeat(100)}${ATTACK}` };
    await app.call('POST', `/api/widget/${people.project.id}/requests`, { body });
    const search = `/p/${people.project.id}?q=${encodeURIComponent(ATTACK)}`;
    for (const path of [undefined, search]) {
      const plain = await withoutScripts(path);
      expect(await titles(plain)).toEqual([ATTACK]);
      expect(await plain.locator('img').count()).toBe(0);
      const page = await open({}, path);
      await (path ? page.getByRole('link', { name: 'go to the whole board' }) : panel(page)).waitFor();
      expect(await page.evaluate('window.attacked')).toBeUndefined();
      expect(await page.locator('img').count()).toBe(0);
    }
    expect(errors).toEqual([]);
  });

  it('says that nothing is here when it is off, for no project, and shows no other project’s requests', async () => {
    await people.request('Dark mode');
    const other = await createProject(app);
    const theirs = await withoutScripts(`/p/${other.id}`);
    await theirs.getByText('No ideas yet').waitFor();
    await change({ board: false });
    for (const path of [undefined, '/p/proj_0000000000000000']) {
      const page = await withoutScripts(path);
      expect(await page.getByRole('heading').allTextContents()).toEqual(['Nothing is here']);
      await page.getByText('it may have been closed').waitFor();
    }
  });

  it('asks search engines to leave it out where its project says so', async () => {
    const robots = async () => (await withoutScripts()).locator('meta[name=robots]').count();
    expect(await robots()).toBe(0);
    await change({ boardIndexed: false });
    expect(await robots()).toBe(1);
  });

  it('has the project’s colours in light and dark, and can be used by everybody at 390 pixels', async () => {
    await people.call('POST', 'requests', { title: 'Dark mode', body: 'word '.repeat(200) });
    await people.request('Ein sehr langes Wort: Donaudampfschifffahrtsgesellschaftskapitänsmütze'.repeat(2));
    const narrow = { viewport: { width: 390, height: 800 } };
    for (const accent of ['#facc15', null]) {
      await change({ theme: { accent } });
      const page = await open(narrow);
      await panel(page).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      const context = await browser.newContext(narrow);
      await context.route('**/widget.js', (route) => route.abort());
      const plain = await context.newPage();
      await plain.goto(`${url}/p/${people.project.id}`);
      expect(await axeViolations(plain)).toEqual([]);
      expect(await plain.evaluate('document.documentElement.scrollWidth')).toBe(390);
    }
    await change({ board: false });
    expect(await axeViolations(await open(narrow))).toEqual([]);
  });
});
