import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { voteOn, WidgetWorld, type WidgetPage } from '../support/widget-page.js';

jest.setTimeout(120_000);

/** A library as a page without a bundler has it. */
const inline = (name: string, file: string) => {
  const folder = dirname(createRequire(__filename).resolve(`${name}/package.json`));
  return `<script>${readFileSync(join(folder, file), 'utf8')}</script>`;
};
const FOCUS_TRAP =
  inline('tabbable', 'dist/index.umd.min.js') + inline('focus-trap', 'dist/focus-trap.umd.min.js');

const FIELDS = '<input aria-label="Name"> <button onclick="Reqio.open()">Ideas?</button>';
const NATIVE = `<dialog id="own">${FIELDS}</dialog>`;
/** As the dialogs of component libraries are, which hold the focus themselves. */
const TRAPPED = `<div id="own" role="dialog">${FIELDS}</div>${FOCUS_TRAP}
  <script>
    var trap = focusTrap.createFocusTrap('#own', {
      clickOutsideDeactivates: false,
      onDeactivate: function () { window.wasClosed = true; },
    });
  </script>`;
/** What libraries listen to: on the document, on its way down and up. */
const LISTENING = `<script>
  window.seen = [];
  'focusin focusout pointerdown mousedown touchstart click keydown keypress keyup wheel input paste'.split(' ')
    .forEach(function (name) {
      [true, false].forEach(function (capture) {
        document.addEventListener(name, function (event) {
          if (event.target.localName === 'reqio-widget') seen.push(name + ' ' + (event.key || ''));
        }, capture);
      });
    });
</script>`;

describeInBrowser('beside a page’s own dialogs the widget', () => {
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

  const focused = (page: Page) => page.evaluate('document.activeElement.getAttribute("aria-label")');
  const modal = ({ panel }: WidgetPage) => panel.evaluate((one) => one.matches(':modal'));
  const isShown = (page: Page) => page.locator('#own').isVisible();

  /** Everything that is done in a panel: with the pointer and by keyboard. */
  async function isUsed({ page, panel, errors }: WidgetPage): Promise<void> {
    await voteOn(panel, 'Dark mode').click();
    await panel.getByText('You vote for it').waitFor();
    const search = panel.getByRole('searchbox');
    await search.click();
    await page.keyboard.type('dark');
    expect(await search.inputValue()).toBe('dark');
    await panel.getByRole('button', { name: 'Suggest an idea' }).click();
    await page.keyboard.type('Night mode');
    await page.keyboard.press('Tab');
    expect(await panel.getByLabel('In one line').inputValue()).toBe('Night mode');
    await panel.getByRole('button', { name: 'Back' }).click();
    await panel.getByRole('searchbox').waitFor();
    expect(errors).toEqual([]);
  }

  it('is usable over a modal dialog, which is as it was when the panel is closed by Escape', async () => {
    const widget = await world.visit({ before: NATIVE });
    const { page, panel } = widget;
    await widget.launcher.waitFor();
    await page.evaluate('own.showModal()');
    await page.getByRole('button', { name: 'Ideas?' }).click();
    await voteOn(panel, 'Dark mode').waitFor();
    expect(await modal(widget)).toBe(true);
    await isUsed(widget);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect([await isShown(page), await page.evaluate('own.open')]).toEqual([true, true]);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Ideas?');
  });

  it('keeps what is typed while the page shows a modal dialog over it', async () => {
    const widget = await world.opened({ before: NATIVE });
    const { page, panel } = widget;
    await panel.getByRole('button', { name: 'Suggest an idea' }).click();
    await page.keyboard.type('Night');
    await page.evaluate('own.showModal()');
    await eventually(async () => expect(await modal(widget)).toBe(true));
    await page.keyboard.type(' mode');
    expect(await panel.getByLabel('In one line').inputValue()).toBe('Night mode');
    await panel.getByRole('button', { name: 'Back' }).click();
    await isUsed(widget);
    // A press beside the panel is one on what is there.
    await page.mouse.click(20, 20);
    await panel.waitFor({ state: 'hidden' });
    await page.getByLabel('Name').fill('Ada');
    expect(await page.evaluate('own.open')).toBe(true);
  });

  it('leaves the page alone where it has no dialog', async () => {
    const widget = await world.opened({ before: '<input aria-label="Name">' });
    expect(await modal(widget)).toBe(false);
    await widget.page.getByLabel('Name').fill('Ada');
    await widget.panel.getByRole('searchbox').fill('dark');
    await widget.page.keyboard.press('Escape');
    await widget.page.keyboard.press('Escape');
    await widget.panel.waitFor({ state: 'hidden' });
  });

  it('is typed into beside a dialog that traps the focus, and neither closes it nor wakes it', async () => {
    const widget = await world.visit({ before: TRAPPED });
    const { page, panel } = widget;
    await widget.launcher.waitFor();
    await page.evaluate('trap.activate()');
    await eventually(async () => expect(await focused(page)).toBe('Name'));
    await page.getByRole('button', { name: 'Ideas?' }).click();
    await voteOn(panel, 'Dark mode').waitFor();
    await isUsed(widget);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect([await page.evaluate('trap.active'), await page.evaluate('window.wasClosed')]).toEqual([
      true,
      undefined,
    ]);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Ideas?');
  });

  it('is opened by its launcher while a dialog traps the focus', async () => {
    const widget = await world.visit({ before: TRAPPED });
    await widget.launcher.waitFor();
    await widget.page.evaluate('trap.activate()');
    await widget.launcher.click();
    await isUsed(widget);
    expect(await widget.page.evaluate('trap.active')).toBe(true);
  });

  it('is let in where a library hides all beside its dialog', async () => {
    const widget = await world.visit({
      before: '<div id="own"><button onclick="Reqio.open()">Ideas?</button></div>',
    });
    const hide = `for (const one of document.body.children) if (!one.contains(own)) {
      one.inert = true;
      one.setAttribute('aria-hidden', 'true');
    }`;
    await widget.launcher.waitFor();
    await widget.page.evaluate(hide);
    await widget.page.getByRole('button', { name: 'Ideas?' }).click();
    await widget.page.evaluate(hide);
    await isUsed(widget);
    expect(await widget.page.getByRole('dialog', { name: 'What should we build next?' }).count()).toBe(1);
  });

  it('lets none of its keys, presses and movements of the focus reach the page', async () => {
    const widget = await world.visit({ before: LISTENING });
    await widget.launcher.click();
    await voteOn(widget.panel, 'Dark mode').waitFor();
    await isUsed(widget);
    await widget.panel.getByRole('listitem').first().hover();
    await widget.page.mouse.wheel(0, 40);
    await widget.page.keyboard.press('Escape');
    await widget.panel.waitFor({ state: 'hidden' });
    expect(await widget.page.evaluate('seen')).toEqual([]);
  });

  it('stays above what the page lays over everything later', async () => {
    const widget = await world.visit();
    await widget.launcher.waitFor();
    const lay = `{
      const overlay = document.createElement('div');
      overlay.style.cssText = 'position: fixed; inset: 0; background: #000c; z-index: 2147483647';
      document.body.append(overlay);
    }`;
    await widget.page.evaluate(lay);
    await widget.launcher.click();
    await widget.page.evaluate(lay);
    await isUsed(widget);
    // Also once the page was replaced.
    await widget.page.evaluate('document.body.replaceChildren()');
    await widget.page.evaluate(lay);
    await widget.panel.getByRole('button', { name: 'Close' }).click();
    await widget.launcher.click();
    await widget.panel.waitFor();
    expect(widget.errors).toEqual([]);
  });
});
