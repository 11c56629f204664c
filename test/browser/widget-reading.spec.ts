import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { rowOf, voteOn, WidgetWorld, type WidgetPage } from '../support/widget-page.js';

jest.setTimeout(120_000);

const ENGLISH = 'Dark mode';
const ARABIC = 'الوضع الداكن';

describeInBrowser('however it is read, the widget', () => {
  let world: WidgetWorld;
  beforeAll(async () => {
    world = await WidgetWorld.start();
  });
  beforeEach(async () => {
    await world.newProject();
    await world.people.request(ENGLISH);
    await world.people.request(ARABIC);
  });
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  /** In px, the distance between the button of a row and the letters of its title. */
  async function gap({ panel }: WidgetPage, title: string, dir: string): Promise<number> {
    const vote = (await voteOn(panel, title).boundingBox())!;
    const text = await rowOf(panel, title)
      .locator('.title')
      .evaluate((heading) => {
        const range = heading.ownerDocument.createRange();
        range.selectNodeContents(heading);
        const { left, right } = range.getBoundingClientRect();
        return { left, right };
      });
    return dir === 'rtl' ? vote.x - text.right : text.left - (vote.x + vote.width);
  }

  it('has each title beside its button, in whichever direction either is written', async () => {
    for (const [locale, dir] of [
      ['en', 'ltr'],
      ['ar', 'rtl'],
    ] as const) {
      const widget = await world.opened({ attributes: { 'data-locale': locale } });
      for (const title of [ENGLISH, ARABIC]) expect(await gap(widget, title, dir)).toBeCloseTo(14, 0);
      const search = widget.panel.getByRole('searchbox');
      const direction = () =>
        search.evaluate((one) => one.ownerDocument.defaultView!.getComputedStyle(one).direction);
      expect(await direction()).toBe(dir);
      await search.fill(ARABIC);
      expect(await direction()).toBe('rtl');
      await search.fill(ENGLISH);
      expect(await direction()).toBe('ltr');
    }
  });

  it('turns nothing of a sentence around for a name of the other direction', async () => {
    const token = await world.token('layla', { name: 'ليلى' });
    const widget = await world.opened({ attributes: { 'data-identity-token': token } });
    await widget.panel.getByRole('button', { name: 'Suggest an idea' }).click();
    await eventually(async () =>
      expect(await widget.panel.locator('.author').textContent()).toBe('As \u2068ليلى\u2069'),
    );
    expect(await voteOn(widget.panel, ENGLISH).getAttribute('aria-label')).toBe(
      'Vote for Dark mode, 0 votes',
    );
  });

  it('has fields that a phone does not zoom in on, in the panel and as a page', async () => {
    const context = { viewport: { width: 390, height: 844 } };
    const sizes = (widget: WidgetPage) =>
      widget.panel
        .locator('input, textarea')
        .evaluateAll((all) =>
          all.map((one) => one.ownerDocument.defaultView!.getComputedStyle(one).fontSize),
        );
    expect(await sizes(await world.opened({ context }))).toEqual(['16px', '16px', '16px']);
    const board = await world.visit({
      context,
      attributes: { 'data-mode': 'board', 'data-mount': 'main' },
    });
    await voteOn(board.panel, ENGLISH).waitFor();
    expect(await sizes(board)).toEqual(['16px', '16px', '16px']);
  });

  it('has a list to be scrolled and used at 400 %', async () => {
    for (let nth = 1; nth <= 9; nth++) await world.people.request(`Wish ${nth}`);
    const context = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };
    const widget = await world.opened({ context });
    const { page, panel } = widget;
    /** What has the focus, below the heading that stays and above the edge. */
    const isInSight = async () => {
      const { y, height } = (await panel.locator(':focus').boundingBox())!;
      const top = (await panel.locator('header').boundingBox())!;
      return y >= top.y + top.height && y + height <= 256;
    };
    await page.mouse.move(160, 200);
    await page.mouse.wheel(0, 200);
    await eventually(async () =>
      expect((await panel.locator('#list .rows').boundingBox())!.y).toBeLessThan(100),
    );
    // Of what is to be seen then, most is the list.
    const header = (await panel.locator('header').boundingBox())!;
    expect([header.y, header.height <= 48]).toEqual([0, true]);
    await voteOn(panel, 'Wish 9').click();
    await panel.getByText('You vote for it').waitFor();
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown']) {
      await page.keyboard.press(key);
      await eventually(async () => expect(await isInSight()).toBe(true));
    }
    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });

  it('is not printed with the page, except as a page of its own', async () => {
    const widget = await world.opened({ before: '<dialog id="own">Text</dialog>' });
    await widget.page.emulateMedia({ media: 'print' });
    await widget.launcher.waitFor({ state: 'hidden' });
    await widget.panel.waitFor({ state: 'hidden' });
    await widget.page.emulateMedia({ media: null });
    await widget.page.evaluate('own.showModal()');
    await eventually(async () =>
      expect(await widget.panel.evaluate((one) => one.matches(':modal'))).toBe(true),
    );
    await widget.page.emulateMedia({ media: 'print' });
    await widget.panel.waitFor({ state: 'hidden' });
    const board = await world.visit({ attributes: { 'data-mode': 'board', 'data-mount': 'main' } });
    await board.page.emulateMedia({ media: 'print' });
    await voteOn(board.panel, ENGLISH).waitFor();
    expect(board.errors).toEqual([]);
  });
});
