import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from '../support/browser.js';
import { misnamed } from '../support/names.js';

jest.setTimeout(60_000);

/** What tests of all pages rely on (test/support/axe.ts). */
describeInBrowser('the names of controls, as the browser tells them,', () => {
  let browser: Browser;
  beforeAll(async () => (browser = await openBrowser()));
  afterAll(() => browser?.close());

  async function faults(html: string): Promise<string[]> {
    const page = await browser.newPage();
    await page.setContent(html);
    const found = await misnamed(page);
    await page.close();
    return found;
  }

  it('are reported if missing, also inside a shadow root', async () => {
    const bad = [
      '<button><svg></svg></button>',
      '<input>',
      '<a href="/x"></a>',
      '<div role="tab" tabindex="0"></div>',
    ];
    for (const html of bad) expect(await faults(html)).toEqual([expect.stringMatching(/^no name: /)]);
    const inside = `<div id="host"></div><script>
      host.attachShadow({ mode: 'open' }).innerHTML = '<button><span role="status">Feedback</span></button>';
    </script>`;
    expect(await faults(inside)).toEqual([expect.stringContaining('<button><span role="status">')]);
  });

  it('must contain the visible text of the control', async () => {
    expect(await faults('<button aria-label="Dismiss">Close</button>')).toEqual([
      '“close” is none of the name “dismiss”',
    ]);
    const good = `<button aria-label="Close the panel">Close</button><button aria-label="Close">×</button>
      <button>News<span aria-hidden="true">7</span></button><label>Name <input></label>
      <a href="/x"><img alt="Home" src="data:,"></a>`;
    expect(await faults(good)).toEqual([]);
  });
});
