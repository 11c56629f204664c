import type { CDPSession, Page } from 'playwright-core';

export interface Frames {
  perSecond: number;
  /** The longest time between two frames, in milliseconds. */
  longest: number;
  count: number;
  /** Processor time of the page's main thread for each frame, in milliseconds; a frame of 60 a second has 16.7. */
  work: number;
}

/** Calls `perFrame` with each frame until `isDone`; both are JavaScript. */
async function frames(page: Page, perFrame: string, isDone: string): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await workSoFar(session);
  const gaps = await page.evaluate<number[]>(`new Promise((done) => {
    const gaps = [];
    let before;
    const frame = (now) => {
      if (before !== undefined) gaps.push(now - before);
      before = now;
      ${perFrame}
      if (${isDone}) done(gaps);
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  })`);
  const work = (await workSoFar(session)) - before;
  await session.detach();
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return {
    perSecond: (1000 * gaps.length) / total,
    longest: Math.max(...gaps),
    count: gaps.length,
    work: work / gaps.length,
  };
}

async function workSoFar(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

/** What the machine gives a page that does nothing but ask for frames. */
export const idleFrames = (page: Page): Promise<Frames> => frames(page, '', 'gaps.length >= 180');

/** Scrolls by `pixels` a frame until the last row of the table is there and the page can go no further. */
export const scrollFrames = (page: Page, pixels: number): Promise<Frames> =>
  frames(
    page,
    `scrollBy(0, ${pixels});`,
    `document.querySelector('table[aria-rowcount="-1"]') === null
      && scrollY + innerHeight >= document.documentElement.scrollHeight - 1`,
  );
