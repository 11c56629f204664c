import type { CDPSession } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { voteOn, WidgetWorld, type WidgetPage } from '../support/widget-page.js';

jest.setTimeout(120_000);

describeInBrowser('with an input method the widget', () => {
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

  /** What the browser does while Japanese is typed: a text that is not decided yet, and keys that choose one. */
  async function composing({ page }: WidgetPage) {
    const session: CDPSession = await page.context().newCDPSession(page);
    return {
      write: (text: string) =>
        session.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        }),
      decide: (text: string) => session.send('Input.insertText', { text }),
      /** As Safari tells it: the composition is over, and only the code says that the key was part of it. */
      async late(key: string) {
        const event = { key, code: key, windowsVirtualKeyCode: 229, text: '' };
        await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
        await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
      },
    };
  }

  it('submits nothing with the Enter that chooses a word', async () => {
    const widget = await world.opened();
    const { page, panel } = widget;
    await panel.getByRole('button', { name: 'Suggest an idea' }).click();
    const title = panel.getByLabel('In one line');
    const method = await composing(widget);
    await method.write('よるのいろ');
    await page.keyboard.press('Enter');
    await method.decide('夜の色');
    await method.late('Enter');
    expect(await title.inputValue()).toContain('夜の色');
    expect(widget.requests.filter((one) => one.startsWith('POST')).length).toBe(1);
    expect(await panel.getByRole('alert').innerText()).toBe('');
    await page.keyboard.press('Enter');
    await panel.getByText('Thank you!').waitFor();
  });

  it('stays open, and keeps what is searched for, at the Escape that takes a word back', async () => {
    const widget = await world.opened();
    const { page, panel } = widget;
    const search = panel.getByRole('searchbox');
    await search.click();
    const method = await composing(widget);
    await method.write('くらい');
    await page.keyboard.press('Escape');
    await method.late('Escape');
    expect([await panel.isVisible(), await search.inputValue()]).toEqual([true, 'くらい']);
    await panel.getByRole('button', { name: 'Clear the search' }).click();

    await panel.getByRole('button', { name: 'Suggest an idea' }).click();
    await method.write('よる');
    await page.keyboard.press('Escape');
    expect(await panel.getByLabel('In one line').isVisible()).toBe(true);
    await method.decide('夜');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  });

  it('moves nowhere with the arrows and the Tab that go through the words', async () => {
    const widget = await world.opened();
    const { page, panel } = widget;
    const search = panel.getByRole('searchbox');
    const isThere = () => search.evaluate((one) => one.matches(':focus'));
    await search.click();
    const method = await composing(widget);
    await method.write('くらい');
    await page.keyboard.press('ArrowDown');
    await method.late('ArrowDown');
    expect(await isThere()).toBe(true);
    await method.decide('d');
    await search.fill('d');
    await voteOn(panel, 'Dark mode').waitFor();
    await page.keyboard.press('ArrowDown');
    await eventually(async () => expect(await isThere()).toBe(false));

    const tab = panel.getByRole('tab', { name: 'Top' });
    await tab.focus();
    await method.late('ArrowRight');
    expect(await tab.getAttribute('aria-selected')).toBe('true');
  });
});
