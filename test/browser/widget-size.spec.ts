import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CDPSession } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { type WidgetPage, WidgetWorld } from '../support/widget-page.js';

const BUILT = resolve(__dirname, '../../dist/widget');
const LOADER_BYTES = 6_500;
const OPENING_BYTES = 14_000;
const FURTHER_BYTES = 5_000;

describe('the built widget', () => {
  const bytes = (name: RegExp) =>
    readdirSync(BUILT)
      .filter((file) => name.test(file))
      .map((file) => gzipSync(readFileSync(join(BUILT, file)), { level: 9 }).length);

  it('costs a page 6.5 kB, 14 kB more once it is opened, in each language, and 5 kB for what is opened in it', () => {
    const [loader, panel] = [bytes(/^widget\.js$/), bytes(/^panel-/)];
    const texts = bytes(/^texts-/);
    expect([loader.length, panel.length, texts.length]).toEqual([1, 1, 5]);
    expect(loader[0]).toBeLessThanOrEqual(LOADER_BYTES);
    expect(panel[0]! + Math.max(...texts)).toBeLessThanOrEqual(OPENING_BYTES);
    const further = bytes(/^(?!widget\.js|panel-|texts-)/);
    expect(further.filter((size) => size > FURTHER_BYTES)).toEqual([]);
  });
});

jest.setTimeout(60_000);

describeInBrowser('the widget as it is served', () => {
  let world: WidgetWorld;
  beforeAll(async () => {
    world = await WidgetWorld.start();
    await world.newProject();
  });
  afterAll(() => world?.stop());

  it('may be loaded by any page, is asked for again soon, and comes compressed', async () => {
    const get = (path: string, headers: Record<string, string> = {}) =>
      world.app.call('GET', path, { headers: { origin: 'https://app.example.com', ...headers } });
    const loader = await get('/widget.js', { 'accept-encoding': 'gzip, br' });
    expect(loader).toMatchObject({
      status: 200,
      headers: {
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=300, must-revalidate',
        'content-encoding': 'br',
        vary: 'accept-encoding',
      },
    });
    const { etag } = loader.headers as { etag: string };
    const again = await get('/widget.js', { 'accept-encoding': 'gzip, br', 'if-none-match': etag });
    expect([again.status, again.body]).toEqual([304, '']);
    expect(
      (await get('/widget.js', { 'accept-encoding': 'br;q=0, gzip;q=0.5' })).headers['content-encoding'],
    ).toBe('gzip');
    expect((await get('/widget.js')).headers['content-encoding']).toBeUndefined();
    const name = readdirSync(BUILT).find((file) => file.startsWith('panel-'))!;
    expect((await get(`/widget/${name}`)).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    const panel = await get(`/widget/${name}`);
    for (const gone of ['panel-00000000.js', 'panel.js'])
      expect(await get(`/widget/${gone}`)).toMatchObject({
        status: 200,
        body: panel.body,
        headers: { 'cache-control': 'no-cache', 'content-type': 'text/javascript; charset=utf-8' },
      });
    expect((await get('/widget/texts-de-00000000.js')).body).not.toBe(panel.body);
    for (const never of ['other-00000000.js', 'panel-0.js', 'panel', '..%2fwidget.js'])
      expect((await get(`/widget/${never}`)).status).toBe(404);
  });

  it('starts in little of the page’s time, which is printed', async () => {
    /** What the main thread has done for a page, in ms of its own time: other programs' work is not in it. */
    const busy = async (html: string | undefined, isThere: (widget: WidgetPage) => unknown) => {
      let session!: CDPSession;
      const widget = await world.visit({
        html,
        prepare: async (page) => {
          session = await page.context().newCDPSession(page);
          await session.send('Performance.enable', { timeDomain: 'threadTicks' });
        },
      });
      await isThere(widget);
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
    };
    const without = await busy('<!doctype html><title>Host</title><h1>Host</h1>', () => {});
    const together = await busy(undefined, ({ launcher }) => launcher.waitFor());
    const boot = together - without;
    process.stderr.write(`main-thread time until the launcher is there: ${boot.toFixed(1)} ms\n`);
    expect(together).toBeGreaterThan(0);
  });
});
