import type { Page, Route } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { TestWidget } from '../support/widget.js';
import { rowOf, voteOn, WidgetWorld, type WidgetPage } from '../support/widget-page.js';

jest.setTimeout(120_000);

describeInBrowser('the panel of the widget', () => {
  let world: WidgetWorld;
  beforeAll(async () => {
    world = await WidgetWorld.start();
  });
  beforeEach(() => world.newProject());
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  const titles = ({ panel }: WidgetPage) => panel.locator('#list li h3').allInnerTexts();
  const showing = (widget: WidgetPage, expected: string[]) =>
    eventually(async () => expect(await titles(widget)).toEqual(expected));
  const style = ({ page }: WidgetPage, selector: string, property: string) =>
    page.evaluate<string>(`{
      const { shadowRoot } = document.querySelector('reqio-widget');
      getComputedStyle(shadowRoot.querySelector('${selector}')).${property};
    }`);
  const tab = ({ panel }: WidgetPage, name: string) => panel.getByRole('tab', { name });
  const participate = (participation: string) =>
    world.app.call('PATCH', `/api/projects/${world.people.project.id}`, {
      cookie: world.people.project.cookie,
      body: { participation },
    });
  const change = (id: string, status: string) => world.people.call('PATCH', `requests/${id}`, { status });
  const calls = (page: Page, path: RegExp, answer: (route: Route) => unknown) => page.route(path, answer);
  async function typeIdea({ panel }: WidgetPage, title: string): Promise<void> {
    await panel.getByRole('button', { name: 'Suggest an idea' }).first().click();
    await panel.getByLabel('In one line').pressSequentially(title);
  }

  it('orders, searches and pages what people ask for', async () => {
    for (let nth = 1; nth <= 23; nth++) {
      const { body } = await new TestWidget(world.people).submit(`Wish ${nth}`);
      const { id } = body as { id: string };
      if (nth === 7) await world.people.browser().vote(id, { sub: 'a' });
      if (nth === 9) await change(id, 'shipped');
    }
    await world.app.settle();
    const widget = await world.opened();
    const { panel } = widget;
    expect((await titles(widget))[0]).toBe('Wish 7');
    expect(await titles(widget)).toHaveLength(20);
    await panel.getByRole('button', { name: 'Show more' }).click();
    await eventually(async () => expect(new Set(await titles(widget)).size).toBe(22));
    await tab(widget, 'New').click();
    await eventually(async () => expect((await titles(widget))[0]).toBe('Wish 23'));
    // What is shipped is an answer to a search as well, and takes no votes.
    await panel.getByRole('searchbox').fill('wish 9');
    await showing(widget, ['Wish 9']);
    expect(await voteOn(panel, 'Wish 9').getAttribute('aria-disabled')).toBe('true');
    await panel.getByRole('searchbox').fill('zebra');
    await panel.getByText('Nothing matches “zebra”').waitFor();
    await panel.getByRole('button', { name: 'Suggest “zebra”' }).click();
    expect(await panel.getByLabel('In one line').inputValue()).toBe('zebra');
  });

  it('offers what there is already while an idea is typed, and takes the vote for that instead', async () => {
    const id = await world.people.request('Export to CSV');
    const widget = await world.opened();
    await typeIdea(widget, 'Export as CSV file');
    const similar = widget.panel.locator('.similar');
    await similar.getByText('Then vote for it instead').waitFor();
    await similar.getByRole('button', { name: 'Vote for Export to CSV' }).click();
    await widget.panel.getByText('You vote for it: 1 vote').waitFor();
    expect(await world.people.votes(id)).toBe(1);
  });

  it('submits an idea with its author’s vote, and shows it among the author’s own', async () => {
    const token = await world.token('ada', { name: 'Ada Lovelace' });
    const widget = await world.opened({ attributes: { 'data-identity-token': token } });
    await widget.panel.getByText('No ideas yet').waitFor();
    await typeIdea(widget, 'No');
    await widget.panel.getByText('As Ada Lovelace').waitFor();
    await widget.page.keyboard.press('Enter');
    await widget.panel.getByText('Say it in at least 3 characters.').waitFor();
    await widget.panel.getByLabel('In one line').fill('Night mode');
    await widget.panel.getByLabel('Why does it matter').fill('<b>My eyes</b>');
    await widget.panel.getByRole('button', { name: 'Submit' }).click();
    await widget.panel.getByText('Thank you!').waitFor();
    await showing(widget, ['Night mode']);
    await rowOf(widget.panel, 'Night mode').getByText('<b>My eyes</b>').waitFor();
    expect(await voteOn(widget.panel, 'Night mode').getAttribute('aria-pressed')).toBe('true');
    expect(await tab(widget, 'Mine').getAttribute('aria-selected')).toBe('true');
    expect(await widget.events()).toContain('submit');
  });

  it('keeps what was typed through closing, a failure and a reload, and then submits it', async () => {
    const widget = await world.opened();
    const { panel, page } = widget;
    await calls(page, /\/requests$/, (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 500, body: 'oops' }) : route.continue(),
    );
    await typeIdea(widget, 'Night mode');
    await panel.getByLabel('Why does it matter').fill('My eyes');
    await panel.getByRole('button', { name: 'Submit' }).click();
    await panel.getByText('What you wrote is kept.').waitFor();
    await page.keyboard.press('Escape');
    await page.unroute(/\/requests$/);
    await page.reload();
    await widget.launcher.click();
    await panel.getByRole('button', { name: 'Suggest an idea' }).first().click();
    expect(await panel.getByLabel('In one line').inputValue()).toBe('Night mode');
    expect(await panel.getByLabel('Why does it matter').inputValue()).toBe('My eyes');
    await panel.getByRole('button', { name: 'Submit' }).click();
    await panel.getByText('Thank you!').waitFor();
    await page.evaluate(
      'Reqio.close(), Reqio.open({ prefill: { title: "From the page", body: "Its words" } })',
    );
    await eventually(async () =>
      expect(await panel.getByLabel('In one line').inputValue()).toBe('From the page'),
    );
  });

  it('shows a vote at once, and takes it back where the server says no', async () => {
    const id = await world.people.request('Dark mode');
    const widget = await world.opened();
    const { panel, page } = widget;
    const vote = voteOn(panel, 'Dark mode');
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await calls(page, /\/vote$/, async (route) => {
      await held;
      await route.continue();
    });
    await vote.click();
    expect([await vote.getAttribute('aria-pressed'), await vote.innerText()]).toEqual(['true', '1']);
    await change(id, 'shipped');
    release();
    await panel.getByText('This idea takes no more votes.').waitFor();
    expect([await vote.getAttribute('aria-pressed'), await vote.innerText()]).toEqual(['false', '0']);
  });

  it('ends where the last press says, however fast somebody presses', async () => {
    const id = await world.people.request('Dark mode');
    const widget = await world.opened();
    const vote = voteOn(widget.panel, 'Dark mode');
    for (let times = 0; times < 5; times++) await vote.click();
    await eventually(async () => expect(await world.people.votes(id)).toBe(1));
    expect(await vote.getAttribute('aria-pressed')).toBe('true');
    await vote.click();
    await widget.panel.getByText('You no longer vote for it: 0 votes').waitFor();
    await eventually(async () => expect(await world.people.votes(id)).toBe(0));
  });

  it('shows a dot after the team has changed what is the user’s, until it was looked at', async () => {
    const id = await world.people.request('Dark mode');
    await world.people.request('Something else');
    const attributes = { 'data-identity-token': await world.token('ada') };
    const widget = await world.opened({ attributes });
    await voteOn(widget.panel, 'Dark mode').click();
    await widget.panel.getByText('You vote for it').waitFor();
    expect(await widget.events()).not.toContain('unread true');
    await change(id, 'planned');

    await widget.page.reload();
    await widget.launcher.getByRole('img', { name: 'news' }).waitFor();
    await widget.launcher.click();
    await widget.panel.getByRole('tab', { name: 'Mine news' }).click();
    await widget.panel.getByText('Changed to “Planned”, today').waitFor();
    expect(await rowOf(widget.panel, 'Dark mode').getAttribute('class')).toContain('news');
    await eventually(async () =>
      expect(await widget.events()).toEqual(expect.arrayContaining(['unread true', 'unread false'])),
    );
    expect(await widget.launcher.getByRole('img').count()).toBe(0);
    await widget.page.reload();
    await widget.launcher.waitFor();
    await eventually(async () => expect(await widget.events()).toContain('ready'));
    expect(await widget.events()).not.toContain('unread true');
  });

  it('tells somebody who may only look on how to take part', async () => {
    await world.people.request('Dark mode');
    await participate('readOnly');
    const reader = await world.opened();
    await reader.panel.getByText('Sign in to Acme to vote and to suggest ideas.').waitFor();
    expect(await voteOn(reader.panel, 'Dark mode').getAttribute('aria-disabled')).toBe('true');
    expect(await reader.panel.getByRole('button', { name: 'Suggest an idea' }).count()).toBe(0);
    await reader.page.evaluate(`Reqio.identify(${JSON.stringify(await world.token('ada'))})`);
    await reader.panel.getByRole('button', { name: 'Suggest an idea' }).waitFor();
    await participate('verified');
    const stranger = await world.opened();
    await stranger.panel.getByText('Sign in to Acme to see the ideas').waitFor();
    expect(await titles(stranger)).toEqual([]);
  });

  it('is in the language and the look that the page says, else the project, else the visitor', async () => {
    const { project } = world.people;
    const theme = {
      accent: '#7c3aed',
      position: 'topLeft',
      title: 'Ihre Wünsche',
      launcherText: 'Wünsche',
      locale: 'de',
    };
    await world.app.call('PATCH', `/api/projects/${project.id}`, { cookie: project.cookie, body: { theme } });
    const german = await world.opened();
    await german.panel.getByRole('heading', { name: 'Ihre Wünsche' }).waitFor();
    await german.panel.getByText('Noch keine Ideen').waitFor();
    expect(await german.launcher.innerText()).toBe('Wünsche');
    const box = (await german.launcher.boundingBox())!;
    expect([box.x, box.y]).toEqual([20, 20]);
    expect(await style(german, '.corner button', 'backgroundColor')).toBe('rgb(124, 58, 237)');
    const attributes = { 'data-locale': 'fr', 'data-position': 'bottom-right', 'data-theme': 'dark' };
    const french = await world.opened({ attributes });
    await french.panel.getByText('Aucune idée pour le moment').waitFor();
    expect((await french.launcher.boundingBox())!.x).toBeGreaterThan(900);
    expect(await style(french, '.panel', 'colorScheme')).toBe('dark');
    const none = await world.visit({ attributes: { 'data-launcher': 'none', 'data-locale': 'en' } });
    await eventually(async () => expect(await none.events()).toContain('ready'));
    expect(await none.launcher.count()).toBe(0);
    await none.page.evaluate('Reqio.open()');
    await none.panel.waitFor();
  });
});
