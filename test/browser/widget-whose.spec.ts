import type { Route } from 'playwright-core';
import sql from 'sql-template-tag';
import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { voteOn, WidgetWorld, type WidgetPage } from '../support/widget-page.js';

jest.setTimeout(180_000);

const TITLE = 'Dark mode';
const ALLOWED = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' };

/** What storage keeps, in the page. */
const visitorOf = `localStorage.getItem(Object.keys(localStorage).find((name) => name.endsWith(':visitor')))`;

describeInBrowser('where the user changes between a press and its answer, the widget', () => {
  let world: WidgetWorld;
  let request: string;
  beforeAll(async () => {
    world = await WidgetWorld.start();
  });
  beforeEach(async () => {
    await world.newProject();
    request = await world.people.request(TITLE);
  });
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  const voters = () => world.people.voters(request);
  const listed = ({ panel }: WidgetPage) => panel.locator('#list:not([aria-busy]) .vote').first().waitFor();
  const opened = async (sub: string) =>
    world.opened({ attributes: { 'data-identity-token': await world.token(sub) } });
  const become = async ({ page }: WidgetPage, sub: string) =>
    page.evaluate(`Reqio.identify(${JSON.stringify(await world.token(sub))})`);

  /** Refuses the first call of `method` to `path` as a busy server does; resolves once that is done. */
  function busyOnce({ page }: WidgetPage, path: RegExp, method: string, retryAfter: number): Promise<void> {
    return new Promise((resolve, reject) => {
      let isDone = false;
      const answer = async (route: Route) => {
        if (isDone || route.request().method() !== method) return route.continue();
        isDone = true;
        const headers = { ...ALLOWED, 'retry-after': `${retryAfter}` };
        await route.fulfill({ status: 503, body: '{"code":"server.unavailable"}', headers });
        return resolve();
      };
      page.route(path, answer).catch(reject);
    });
  }

  it('sends nobody’s vote again in the name of who came after', async () => {
    const widget = await opened('ada');
    await listed(widget);
    const refused = busyOnce(widget, /\/vote$/, 'PUT', 2);
    await voteOn(widget.panel, TITLE).click();
    await refused;
    await become(widget, 'bob');
    await listed(widget);
    // Another attempt comes three seconds later at the most, and the panel's own presses one after the other.
    const until = Date.now() + 4_000;
    await eventually(async () => {
      expect(await voters()).toEqual([]);
      if (Date.now() < until) throw new Error('it may come yet');
    });
    expect(await voteOn(widget.panel, TITLE).getAttribute('aria-pressed')).toBe('false');
    await voteOn(widget.panel, TITLE).click();
    await eventually(async () => expect(await voters()).toEqual(['bob']));
    expect(widget.errors).toEqual([]);
  });

  /** Types an idea, as Ada. */
  async function typing(): Promise<WidgetPage> {
    const widget = await opened('ada');
    await listed(widget);
    await widget.panel.getByRole('button', { name: 'Suggest an idea' }).click();
    await widget.panel.locator('#title').fill('Ada’s secret plan');
    return widget;
  }

  it('submits nobody’s idea in the name of who came after, and takes nothing from them', async () => {
    const widget = await typing();
    const refused = busyOnce(widget, /\/requests$/, 'POST', 2);
    await widget.panel.locator('form [type=submit]').click();
    await refused;
    await become(widget, 'bob');
    await widget.panel.locator('#title').fill('Bob’s own idea');
    // The wait before another attempt is three seconds at the most.
    await eventually(() => expect(widget.panel.locator('form [aria-disabled]').count()).resolves.toBe(0));
    expect(await titles()).toEqual([]);
    expect(await widget.panel.locator('#title').inputValue()).toBe('Bob’s own idea');
    expect(await widget.panel.locator('#problem').textContent()).toBe('');
    expect(widget.errors).toEqual([]);
  });

  it('submits nobody’s idea in the name of who is found while the page is asked', async () => {
    const widget = await typing();
    await widget.page.evaluate(
      `void Reqio.identify(function () { return new Promise(function (answer) { window.answer = answer; }); })`,
    );
    await widget.panel.locator('form [type=submit]').click();
    await widget.page.evaluate(`answer(${JSON.stringify(await world.token('bob'))})`);
    await eventually(() => expect(widget.panel.locator('form [aria-disabled]').count()).resolves.toBe(0));
    expect(await titles()).toEqual([]);
    expect(await widget.panel.locator('#title').inputValue()).toBe('');
  });

  it('goes on as no visitor whom another tab has forgotten', async () => {
    const one = await world.opened();
    const other = await world.opened({ browser: one.context });
    await voteOn(other.panel, TITLE).click();
    await eventually(async () => expect(await voters()).toEqual(['anonymous']));
    const visitor = await one.page.evaluate(visitorOf);
    expect(visitor).not.toBeNull();
    await one.page.evaluate('Reqio.resetUser()');
    await eventually(async () => expect(await one.page.evaluate(visitorOf)).not.toBe(visitor));
    const sent = other.page.waitForRequest((call) => call.url().includes('/requests?'));
    await other.panel.getByRole('tab', { name: 'New' }).click();
    expect((await sent).headers()['x-reqio-visitor']).not.toBe(visitor);
  });

  it('asks nobody but the server of its own script, whatever else on the page is named like that', async () => {
    const asked: string[] = [];
    const widget = await world.visit({
      before: '<img name="currentScript" src="https://evil.example/x" data-project-id="proj_x">',
      prepare: (page) => page.on('request', (call) => asked.push(call.url())),
    });
    await eventually(() => expect(widget.hints).not.toEqual([]));
    expect(asked).toContain('https://evil.example/x');
    expect(asked.filter((url) => /evil\.example\/(?!x$)/.test(url))).toEqual([]);
    expect(widget.errors).toEqual([]);
  });

  const titles = () =>
    world.people.rows(
      sql`select title from request where project_id = ${world.people.project.rowId} and title <> ${TITLE}`,
    );
});
