import { chromium, type Browser, type Page } from 'playwright-core';
import { Server } from '../http/server.js';
import type { Options } from '../options.js';
import type { Place } from '../place.js';
import { makeWorld, type World } from '../world.js';
import { idleFrames, scrollFrames, type Frames } from './frames.js';

const CHROMIUM = process.env.REQIO_TEST_CHROMIUM ?? '/usr/bin/chromium';
/** A brisk turn of the wheel, and a throw through the list: pixels a frame. */
const SPEEDS = [60, 200];

/** `npm run bench -- dashboard`: when the first rows of the backlog are there, and how its list scrolls. */
export async function dashboard(place: Place, options: Options, say: (text: string) => void): Promise<void> {
  say(`A project of ${options.scale} × 10,000 requests is being made.`);
  const world = await makeWorld(place, options.scale, options);
  const server = await Server.start(world, process.env.REDIS_URL);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    for (let round = 1; round <= options.rounds; round++) await firstRows(browser, world, round, say);
    for (const pixels of SPEEDS) await scrolling(browser, world, pixels, say);
  } finally {
    await browser.close();
    await server.stop();
    await world.product.close();
  }
}

async function firstRows(
  browser: Browser,
  world: World,
  round: number,
  say: (text: string) => void,
): Promise<void> {
  const page = await newPage(browser, world);
  const cold = await openBacklog(page, world);
  const warm = [await openBacklog(page, world), await openBacklog(page, world)];
  say(`First rows ${round}: ${cold} ms with an empty cache, ${warm.join(' and ')} ms with a full one`);
  await page.context().close();
}

/** An empty page is measured in the same minute: a machine that others use gives neither all of its frames. */
async function scrolling(
  browser: Browser,
  world: World,
  pixels: number,
  say: (text: string) => void,
): Promise<void> {
  const page = await newPage(browser, world);
  const empty = await idleFrames(page);
  await openBacklog(page, world);
  const scrolled = await scrollFrames(page, pixels);
  say(`Scrolling all rows, ${pixels} px a frame: ${told(scrolled)}. An empty page: ${told(empty)}`);
  await page.context().close();
}

const told = ({ perSecond, count, longest, work }: Frames) =>
  `${perSecond.toFixed(1)} frames/s (${count} frames, the longest ${longest.toFixed(0)} ms), ${work.toFixed(1)} ms of work each`;

async function newPage(browser: Browser, { project, port }: World): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name, value] = project.cookie.split('=') as [string, string];
  await context.addCookies([{ name, value, url: `http://127.0.0.1:${port}` }]);
  return context.newPage();
}

/** Milliseconds from the start of the navigation to the frame after the first row. */
async function openBacklog(page: Page, { project, port }: World): Promise<number> {
  await page.goto(`http://127.0.0.1:${port}/projects/${project.id}`, { waitUntil: 'commit' });
  return page.evaluate<number>(`new Promise((seen) => {
    const look = () => document.querySelector('tr[data-id]')
      ? requestAnimationFrame(() => seen(Math.round(performance.now())))
      : requestAnimationFrame(look);
    look();
  })`);
}
