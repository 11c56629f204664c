import type { Page } from 'playwright-core';
import sql from 'sql-template-tag';
import { axeViolations } from '../support/axe.js';
import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { voteOn, WidgetWorld, type WidgetPage } from '../support/widget-page.js';

jest.setTimeout(120_000);

describeInBrowser('everybody can use the widget', () => {
  let world: WidgetWorld;
  beforeAll(async () => {
    world = await WidgetWorld.start();
  });
  beforeEach(async () => {
    await world.newProject();
    const planned = await world.people.request('Dark mode');
    await world.people.request('Export to CSV');
    await world.app.db.run(sql`update request set body = 'At night, for the eyes.' where id = ${planned}`);
    await world.people.call('PATCH', `requests/${planned}`, { status: 'planned' });
  });
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  /** What has the focus, by its name: inside the widget, or on the page. */
  const focused = (page: Page) =>
    page.evaluate<string>(`{
      const { activeElement } = document;
      const inner = activeElement.shadowRoot?.activeElement ?? activeElement;
      inner.getAttribute('aria-label') ?? (inner.textContent.trim() || inner.tagName);
    }`);
  const reaches = (page: Page, name: string | RegExp) =>
    eventually(async () => expect(await focused(page)).toMatch(name));

  it('by keyboard alone: opens, votes, searches, submits, closes, and is back where it was', async () => {
    const widget = await world.visit({ before: '<button>Host’s own</button>' });
    const { page, panel } = widget;
    const { keyboard } = page;
    await widget.launcher.waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await reaches(page, 'Feedback');
    await keyboard.press('Enter');
    await voteOn(panel, 'Dark mode').waitFor();
    await keyboard.press('Tab');
    await reaches(page, 'Close');
    await keyboard.press('Shift+Tab');
    await reaches(page, 'Suggest an idea');
    await keyboard.press('Tab');
    await reaches(page, 'Close');
    await keyboard.press('Tab');
    await reaches(page, 'Search ideas');
    await keyboard.press('ArrowDown');
    await reaches(page, 'Vote for Dark mode, 0 votes');
    await keyboard.press('ArrowDown');
    await reaches(page, 'Vote for Export to CSV, 0 votes');
    await keyboard.press('Space');
    await panel.getByText('You vote for it: 1 vote').waitFor();
    await reaches(page, 'Vote for Export to CSV, 1 vote');
    await keyboard.press('ArrowUp');
    await keyboard.press('Tab');
    await reaches(page, 'Dark mode');
    await keyboard.press('Enter');
    expect(
      await panel.getByRole('button', { name: 'Dark mode', exact: true }).getAttribute('aria-expanded'),
    ).toBe('true');

    await panel.getByRole('tab', { name: 'Top' }).focus();
    await keyboard.press('ArrowRight');
    await reaches(page, 'New');
    await keyboard.press('End');
    await reaches(page, 'Mine');
    await eventually(async () => expect(await panel.locator('#list li').count()).toBe(1));

    await panel.getByRole('button', { name: 'Suggest an idea' }).focus();
    await keyboard.press('Enter');
    await keyboard.type('Night mode');
    await keyboard.press('Enter');
    await panel.getByText('Thank you!').waitFor();
    await keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await reaches(page, 'Feedback');
  });

  it('has names, states and places for those who hear it', async () => {
    const { panel, launcher, page } = await world.opened();
    const dialog = page.getByRole('dialog', { name: 'What should we build next?' });
    await dialog.getByRole('heading', { level: 2 }).waitFor();
    expect(await launcher.getAttribute('aria-expanded')).toBe('true');
    await dialog.getByRole('tabpanel', { name: 'Top' }).waitFor();
    await dialog.getByRole('tab', { name: 'Top', selected: true }).waitFor();
    const item = dialog.getByRole('listitem').filter({ hasText: 'Dark mode' });
    await item.getByRole('heading', { level: 3, name: 'Dark mode' }).waitFor();
    const vote = item.getByRole('button', { name: 'Vote for Dark mode, 0 votes', pressed: false });
    await vote.click();
    await item.getByRole('button', { name: 'Vote for Dark mode, 1 vote', pressed: true }).waitFor();
    const voice = panel.locator('[aria-live=polite]');
    await voice.getByText('You vote for it: 1 vote').waitFor();
    await dialog.getByRole('button', { name: 'Suggest an idea' }).click();
    const field = page.getByRole('textbox', { name: 'In one line' });
    await field.press('Enter');
    expect(await page.getByRole('alert').innerText()).toBe('Say it in at least 3 characters.');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
  });

  it('breaks no rule that a program can check, in both themes and both directions', async () => {
    for (const locale of ['en', 'ar']) {
      const token = await world.token(`user-${locale}`, { name: 'Ada' });
      const attributes = { 'data-locale': locale, 'data-identity-token': token };
      const widget = await world.visit({ attributes });
      await widget.launcher.waitFor();
      expect(await axeViolations(widget.page)).toEqual([]);
      await widget.launcher.click();
      await voteOn(widget.panel, 'Dark mode').click();
      await widget.panel.getByText('You vote for it').waitFor();
      expect(await axeViolations(widget.page)).toEqual([]);
      await widget.panel.getByRole('searchbox').fill('nothing at all');
      await widget.panel.getByText('Nothing matches').waitFor();
      expect(await axeViolations(widget.page)).toEqual([]);
      await widget.panel.getByRole('button', { name: 'Suggest “' }).click();
      await widget.panel.getByLabel('In one line').fill('Export CSV');
      await widget.panel.locator('.similar li').first().waitFor();
      expect(await axeViolations(widget.page)).toEqual([]);
    }
  });

  it('reads from right to left where the page does', async () => {
    const html = `<!doctype html><html dir="rtl" lang="he"><title>RTL</title><main>טקסט</main>${world.tag()}</html>`;
    const { panel, page } = await world.opened({ html });
    const x = async (selector: string) => (await panel.locator(selector).first().boundingBox())!.x;
    expect(await x('#list .vote')).toBeGreaterThan(await x('#list .text'));
    await panel.getByRole('tab', { name: 'Top' }).focus();
    await page.keyboard.press('ArrowLeft');
    await reaches(page, 'New');
  });

  const expectFit = async ({ page, panel }: WidgetPage) => {
    const { width, height } = page.viewportSize()!;
    const sheet = (await panel.boundingBox())!;
    expect([sheet.x, sheet.y, sheet.width, sheet.height]).toEqual([0, 0, width, height]);
    const submit = (await panel.getByRole('button', { name: 'Suggest an idea' }).boundingBox())!;
    expect(submit.y + submit.height).toBeLessThanOrEqual(height);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  };

  it('fills the screen of a phone, and of a window at 200 %', async () => {
    const sizes = [
      { viewport: { width: 390, height: 844 } },
      { viewport: { width: 320, height: 640 } },
      // A browser's zoom halves the viewport and doubles its pixels.
      { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
    ];
    for (const size of sizes)
      await expectFit(await world.opened({ context: { ...size, reducedMotion: 'reduce' } }));
  });

  it('moves nothing for those who asked for less motion', async () => {
    const { page } = await world.opened({ context: { reducedMotion: 'reduce' } });
    const moving = page.evaluate<number>(`{
      const { shadowRoot } = document.querySelector('reqio-widget');
      [...shadowRoot.querySelectorAll('*')].filter((one) => {
        const { animationName, transitionDuration } = getComputedStyle(one);
        return animationName !== 'none' || transitionDuration !== '0s';
      }).length;
    }`);
    expect(await moving).toBe(0);
  });
});
