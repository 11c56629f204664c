import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { voteOn, WidgetWorld } from '../support/widget-page.js';

jest.setTimeout(120_000);

const LIST = /\/requests\?/;
/** Of the build that is tested. */
const HASH = /(?<=^panel-)\w+/.exec(
  readdirSync(resolve(__dirname, '../../dist/widget')).find((name) => name.startsWith('panel-'))!,
)![0];
const ALLOWED = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' };

describeInBrowser('behind a server with a bad day the widget', () => {
  let world: WidgetWorld;
  beforeAll(async () => {
    world = await WidgetWorld.start();
  });
  beforeEach(async () => {
    await world.newProject();
    await world.people.request('Dark mode');
  });
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  /** Answers so the first times, then lets the server answer. */
  function first(times: number, answer: (route: Route) => Promise<void>) {
    let count = 0;
    return (route: Route) => (count++ < times ? answer(route) : route.continue());
  }
  const failing =
    (status: number, body: string, headers = {}) =>
    (route: Route) =>
      route.fulfill({ status, body, headers: { ...ALLOWED, ...headers } });

  it('tries again by itself where the server is busy or stumbles', async () => {
    const answers = [
      failing(503, '{"code":"server.unavailable"}', { 'retry-after': '1' }),
      failing(429, '{"code":"rate.limited"}'),
      failing(200, '<html>A proxy says hello</html>'),
      failing(500, ''),
      (route: Route) => route.abort('connectionreset'),
    ];
    for (const answer of answers) {
      const widget = await world.opened({ prepare: (page) => page.route(LIST, first(2, answer)) });
      await voteOn(widget.panel, 'Dark mode').waitFor();
      expect(widget.errors).toEqual([]);
      await widget.context.close();
    }
  });

  it('waits no longer in silence than a visitor would, and lets them try again', async () => {
    const widget = await world.opened({
      prepare: (page) => page.route(LIST, first(1, failing(429, '{}', { 'retry-after': '3600' }))),
    });
    await widget.panel.getByText('Too much at once.').waitFor();
    await widget.panel.getByRole('button', { name: 'Try again' }).click();
    await voteOn(widget.panel, 'Dark mode').waitFor();
    expect(widget.errors).toEqual([]);
  });

  it('shows nothing while there is no answer at all, and appears once there is', async () => {
    const widget = await world.visit({
      prepare: (page) => page.route(/\/session$/, first(2, failing(502, '<h1>Bad gateway</h1>'))),
    });
    await widget.launcher.waitFor();
    expect(widget.requests.filter((one) => one.endsWith('/session'))).toHaveLength(3);
    expect(widget.errors).toEqual([]);
  });

  it('says so where its panel does not load, and loads it at the next press', async () => {
    const panel = /\/widget\/panel-/;
    const widget = await world.visit({ prepare: (page) => page.route(panel, (route) => route.abort()) });
    await widget.launcher.click();
    await eventually(async () => expect(await widget.launcher.innerText()).toContain('Try again'));
    await widget.page.unroute(panel);
    await widget.launcher.click();
    await voteOn(widget.panel, 'Dark mode').waitFor();
    expect(await widget.launcher.innerText()).toBe('Feedback');
    expect(widget.errors).toEqual([]);
  });

  /** The loader as a page has kept it from another build. */
  const kept = (change: (script: string) => string) => (page: Page) =>
    page.route(/\/widget\.js$/, async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      const changed = change(body);
      expect(changed).not.toBe(body);
      await route.fulfill({ response, body: changed });
    });

  it('finds a panel and its texts where the page has kept the loader of a build that is gone', async () => {
    const old = kept((script) => script.replace(HASH, 'deadbeef'));
    const widget = await world.opened({ context: { locale: 'de-DE' }, prepare: old });
    await voteOn(widget.panel, 'Dark mode').click();
    await widget.panel.getByText('Sie stimmen dafür').waitFor();
    expect(widget.requests).toEqual(
      expect.arrayContaining(['GET /widget/panel-deadbeef.js', 'GET /widget/texts-de-deadbeef.js']),
    );
    expect(widget.errors).toEqual([]);
  });

  it('asks for the page to be loaded anew where loader and panel would misunderstand each other', async () => {
    const old = kept((script) => script.replace(/contract:(["'`])\w{4}\1/, 'contract:"none"'));
    for (const [locale, text] of [
      ['en-GB', 'Please reload the page'],
      ['de-DE', 'Bitte die Seite neu laden'],
    ]) {
      const widget = await world.visit({ context: { locale }, prepare: old });
      await widget.launcher.click();
      await eventually(async () => expect(await widget.launcher.innerText()).toBe(text));
      expect(await widget.page.locator('reqio-widget').getByRole('status').innerText()).toBe(text);
      expect(widget.errors).toEqual([]);
    }
  });

  it('is in English where its texts do not load', async () => {
    const widget = await world.opened({
      context: { locale: 'de-DE' },
      prepare: (page) => page.route(/\/texts-/, (route) => route.abort()),
    });
    await widget.panel.getByText('Suggest an idea').waitFor();
    expect(widget.errors).toEqual([]);
  });

  it('goes on by itself when the visitor is online again', async () => {
    const widget = await world.visit();
    const loaded = widget.page.waitForEvent('requestfinished', (request) =>
      request.url().includes('/panel-'),
    );
    await widget.launcher.hover();
    await loaded;
    await widget.context.setOffline(true);
    await widget.launcher.click();
    await widget.panel.getByText('You are offline.').waitFor();
    await widget.context.setOffline(false);
    await voteOn(widget.panel, 'Dark mode').waitFor();

    await widget.context.setOffline(true);
    await voteOn(widget.panel, 'Dark mode').click();
    await widget.panel.getByText('You are offline.').waitFor();
    expect(await voteOn(widget.panel, 'Dark mode').getAttribute('aria-pressed')).toBe('false');
    await widget.context.setOffline(false);
    expect(widget.errors).toEqual([]);
  });

  it('submits once where the server took the idea and was too busy to say so', async () => {
    let count = 0;
    const widget = await world.opened({
      prepare: (page) =>
        page.route(/\/requests$/, async (route) => {
          if (route.request().method() !== 'POST' || count++ > 0) return route.continue();
          await route.fetch();
          await route.fulfill({ status: 502, body: '', headers: ALLOWED });
        }),
    });
    await widget.panel.getByRole('button', { name: 'Suggest an idea' }).click();
    await widget.panel.getByLabel('In one line').fill('Night mode');
    await widget.panel.getByRole('button', { name: 'Submit' }).click();
    // Sent again by itself, under the same key.
    await widget.panel.getByText('Your idea is in').waitFor();
    expect(count).toBe(2);
    const { body } = await world.people.call('GET', 'backlog?q=Night');
    expect(body.items).toHaveLength(1);
  });
});
