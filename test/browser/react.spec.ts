import type { Browser, Page, Request } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { tokenFor } from '../support/identity.js';
import { createProject } from '../support/members.js';
import { TestPeople } from '../support/people.js';
import { serveReactApp } from '../support/react-app.js';

jest.setTimeout(120_000);

const NONCE = 'R4nd0m';
/** Of the component, as far as they are JSON. */
type Props = Record<string, string | null>;

describeInBrowser('<ReqioWidget> in a React app', () => {
  let app: TestApp;
  let url: string;
  let people: TestPeople;
  let browser: Browser;
  let react: Awaited<ReturnType<typeof serveReactApp>>;
  let errors: string[];
  let sessions: Request[];
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    const policy = `script-src 'nonce-${NONCE}' 'self'; connect-src 'self' ${url}; style-src 'none'; default-src 'none'`;
    react = await serveReactApp({ 'content-security-policy': policy });
    browser = await openBrowser();
  });
  beforeEach(async () => {
    people = await TestPeople.start(app);
    errors = [];
    sessions = [];
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    if (errors.length > 0) throw new Error(`The page met errors: ${errors.join('; ')}`);
  });
  afterAll(async () => {
    await browser?.close();
    await react?.stop();
    await app?.stop();
  });

  async function open(): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('request', (request) => {
      if (request.url().endsWith('/session')) sessions.push(request);
    });
    await page.goto(react.url);
    return page;
  }
  const props = (more: Props = {}) => ({
    projectId: people.project.id,
    apiBaseUrl: url,
    nonce: NONCE,
    ...more,
  });
  const show = (page: Page, ...widgets: Props[]) => page.evaluate(`show(...${JSON.stringify(widgets)})`);
  const token = (sub: string) => tokenFor(app, people.project, people.secret, { sub });
  const launcher = (page: Page) => page.locator('reqio-widget').getByRole('button');
  const projectId = (page: Page) => page.evaluate<string | undefined>('window.Reqio?.projectId');
  const onPage = async (page: Page) => ({
    widgets: await page.locator('reqio-widget').count(),
    scripts: await page.locator('script[src$="/widget.js"]').count(),
    api: (await projectId(page)) !== undefined,
  });
  const THERE = { widgets: 1, scripts: 1, api: true };
  const GONE = { widgets: 0, scripts: 0, api: false };
  const bearers = () =>
    sessions.map((request) => request.headers().authorization?.slice('Bearer '.length) ?? null);
  const identity = (page: Page) =>
    page.evaluate<string>(`new Promise((told) => { Reqio.on('identity', told); })`);

  it('is one widget in strict mode, under a strict Content-Security-Policy', async () => {
    const page = await open();
    await show(page, props());
    await launcher(page).waitFor();
    expect(await onPage(page)).toEqual(THERE);
    expect(bearers()).toEqual([null]);
  });

  it('is gone when it is unmounted, and there again when it is mounted again', async () => {
    const page = await open();
    await show(page, props());
    await launcher(page).waitFor();
    for (let times = 0; times < 3; times++) {
      await show(page);
      await eventually(async () => expect(await onPage(page)).toEqual(GONE));
      await show(page, props());
      await launcher(page).waitFor();
      expect(await onPage(page)).toEqual(THERE);
    }
  });

  it('is gone although it was unmounted before its script was there', async () => {
    const page = await open();
    let load = () => {};
    const held = new Promise<void>((released) => (load = released));
    await page.route('**/widget.js', async (route) => {
      await held;
      await route.continue();
    });
    await show(page, props());
    await show(page);
    const loaded = page.waitForResponse('**/widget.js');
    load();
    await (await loaded).finished();
    await eventually(async () => expect(await onPage(page)).toEqual(GONE));
    await show(page, props());
    await launcher(page).waitFor();
    expect((await onPage(page)).widgets).toBe(1);
  });

  it('says who is signed in with its first call, tells of the next user, and forgets who has signed out', async () => {
    const [ada, bob] = [await token('ada'), await token('bob')];
    const page = await open();
    await show(page, props({ identityToken: ada }));
    await launcher(page).waitFor();
    expect(bearers()).toEqual([ada]);
    const visitor = () => sessions.at(-1)!.headers()['x-reqio-visitor'];

    const next = identity(page);
    await show(page, props({ identityToken: bob }));
    expect(await next).toBe('verified');
    expect(bearers()).toEqual([ada, bob]);
    expect(visitor()).toBeDefined();

    const out = identity(page);
    await show(page, props({ identityToken: null }));
    expect(await out).toBe('anonymous');
    expect(bearers()).toEqual([ada, bob, null]);
    expect(visitor()).toBeUndefined();
    expect((await onPage(page)).widgets).toBe(1);
  });

  it('renders as often as its app likes with one call', async () => {
    const ada = await token('ada');
    const page = await open();
    for (let times = 0; times < 10; times++) await show(page, props({ identityToken: ada }));
    await launcher(page).waitFor();
    await show(page, props({ identityToken: ada }));
    expect(bearers()).toEqual([ada]);
  });

  it('takes its settings from its props, and new ones when they change', async () => {
    const page = await open();
    await show(page, props({ locale: 'de', position: 'top-left' }));
    const box = await launcher(page).boundingBox();
    expect(box!.x).toBeLessThan(100);
    expect(box!.y).toBeLessThan(100);
    await show(page, props({ locale: 'de', launcher: 'none' }));
    await launcher(page).waitFor({ state: 'detached' });
    await eventually(async () => expect(await onPage(page)).toEqual(THERE));
  });

  it('shows another project when it is given one, and one widget where several are mounted', async () => {
    const other = await createProject(app);
    const page = await open();
    await show(page, props());
    await launcher(page).waitFor();
    await show(page, props({ projectId: other.id }));
    await eventually(async () => expect(await projectId(page)).toBe(other.id));
    await show(page, props({ projectId: other.id }), props());
    await eventually(async () => expect(await projectId(page)).toBe(people.project.id));
    expect((await onPage(page)).widgets).toBeLessThanOrEqual(1);
    await show(page, props({ projectId: other.id }));
    await eventually(async () => expect(await projectId(page)).toBe(other.id));
  });

  it('leaves a tag alone that the page has itself, and identifies its user', async () => {
    const page = await open();
    await page.evaluate(`{
      const script = document.createElement('script');
      Object.assign(script, { src: '${url}/widget.js', nonce: '${NONCE}' });
      script.dataset.projectId = '${people.project.id}';
      document.head.append(script);
    }`);
    await launcher(page).waitFor();
    const verified = identity(page);
    await show(page, props({ identityToken: await token('ada') }));
    expect(await verified).toBe('verified');
    await show(page);
    expect(await onPage(page)).toEqual(THERE);
  });

  it('is there after its script could not be loaded once', async () => {
    const page = await open();
    await page.route('**/widget.js', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');
    await show(page, props());
    await failed;
    await page.unroute('**/widget.js');
    await show(page);
    await eventually(async () => expect((await onPage(page)).scripts).toBe(0));
    await show(page, props());
    await launcher(page).waitFor();
  });
});
