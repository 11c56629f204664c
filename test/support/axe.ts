import { source, type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { misnamed } from './names.js';

/**
 * Colours that are still changing have no contrast to measure: the theme is another one with the next frame, and
 * transitions begin with it. What turns for ever is no transition.
 */
const colorsHaveChanged = `new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))).then(() =>
  Promise.allSettled(
    document.getAnimations().filter((one) => one instanceof CSSTransition).map(({ finished }) => finished),
  ),
)`;

/**
 * What is wrong with the page as it is now, in the light and in the dark theme by axe-core, and with the names of its
 * controls by the browser itself: a line for each element, none for a page that everybody can use.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const found = await misnamed(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(colorsHaveChanged);
    // As a debugger does, which the page's Content-Security-Policy does not bind.
    await page.evaluate(source);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ target }) => `${colorScheme}: ${id}: ${target.join(' ')}`));
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return found;
}
