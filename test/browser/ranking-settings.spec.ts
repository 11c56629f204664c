import sql from 'sql-template-tag';
import type { Browser, Page } from 'playwright-core';
import type { RankingDto } from '../../src/contract/ranking.dto.js';
import { QUEUE, type Queue } from '../../src/server/platform/queue/queue.js';
import { ProjectRankingRepository } from '../../src/server/ranking/project-ranking.repository.js';
import { RebuildRepository } from '../../src/server/ranking/rebuild.repository.js';
import type { TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { TestPeople } from '../support/people.js';

jest.setTimeout(120_000);

describeInBrowser('the ranking settings', () => {
  let app: TestApp;
  let url: string;
  let browser: Browser;
  let people: TestPeople;
  let paid: string;
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    browser = await openBrowser();
  });
  /** «Single sign-on» is wanted by a customer who pays $10, «Dark mode» by three people who pay nothing. */
  beforeEach(async () => {
    people = await TestPeople.start(app);
    paid = await people.request('Single sign-on');
    const free = await people.request('Dark mode');
    const traits = { plan: 'pro', amount: 1_000, interval: 'month' };
    await people.browser().vote(paid, { sub: 'ada', traits });
    for (const sub of ['bob', 'cyd', 'dan']) await people.browser().vote(free, { sub });
    await app.settle();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function open(width = 1280): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const [name, value] = people.project.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/projects/${people.project.id}/settings/ranking`);
    await page.getByText('2 open requests, as they stand now').waitFor();
    return page;
  }
  const ranking = async (): Promise<RankingDto> => (await people.call('GET', 'ranking')).body;
  const freeVote = (page: Page) => page.getByLabel('Free vote, USD a month');
  const rows = (page: Page) => page.getByRole('list', { name: 'The first ten' }).getByRole('listitem');
  const effect = (page: Page, text: string) => page.getByRole('region', { name: 'Effect' }).getByText(text);

  it('show what new weights would move, as the server counts it, and change nothing before they are saved', async () => {
    const page = await open();
    expect(await rows(page).allTextContents()).toEqual(['1Single sign-on', '2Dark mode']);
    await freeVote(page).fill('4');
    await effect(page, '2 of 2 open requests would move').waitFor();
    const asked = await people.call('POST', 'backlog/what-if', { weights: { freeVoteCents: 400 } });
    expect(asked.body).toMatchObject({
      moved: 2,
      items: [{ title: 'Dark mode' }, { title: 'Single sign-on' }],
    });
    expect(await rows(page).allTextContents()).toEqual([
      '1Dark modeup 1 from 2',
      '2Single sign-ondown 1 from 1',
    ]);
    expect((await ranking()).freeVoteCents).toBe(100);

    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved; the new order is in force').waitFor();
    await effect(page, '2 open requests, as they stand now').waitFor();
    expect((await ranking()).freeVoteCents).toBe(400);
    expect((await people.call('GET', 'backlog')).body.items[0].title).toBe('Dark mode');
  });

  it('say so where an anonymous vote would weigh more than a free one, and where an amount is none', async () => {
    const page = await open();
    const anonymous = page.getByLabel('Anonymous vote, USD a month');
    await anonymous.fill('2,50');
    await page.locator('#content').getByText('an anonymous vote may weigh at most as much').first().waitFor();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Not saved: correct what is marked above.').waitFor();
    await anonymous.fill('some');
    await page.getByText('Write an amount, such as 1.50').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    expect(await anonymous.inputValue()).toBe('0');
    expect((await ranking()).anonymousVoteCents).toBe(0);
  });

  it('show what another default lens would bring to the top, a saved one included', async () => {
    const spec = { lens: 'revenue', weights: { freeVoteCents: 5_000 } };
    await people.call('POST', 'lenses', { name: 'People first', spec });
    const page = await open();
    await page.getByRole('combobox', { name: 'The backlog opens with' }).click();
    await page.getByRole('option', { name: 'Votes' }).click();
    await effect(page, '2 of 2 open requests would move').waitFor();
    await page.getByRole('combobox', { name: 'The backlog opens with' }).click();
    await page.getByRole('option', { name: 'People first' }).click();
    // What the lens before would move is there until this one's answer has come.
    const answered = page.getByRole('region', { name: 'Effect' }).locator('[aria-busy=false]');
    await answered.getByText('2 of 2 open requests would move').waitFor();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved; the new order is being prepared').waitFor();
    await page.getByText('A change is being prepared').waitFor({ state: 'detached' });
    await effect(page, '2 open requests, as they stand now').waitFor();
    // Nothing is unsaved before the change is ready, and the rows are asked for again after it is.
    await eventually(async () => {
      expect(await rows(page).allTextContents()).toEqual(['1Dark mode', '2Single sign-on']);
      expect((await people.call('GET', 'backlog')).body.items[0].title).toBe('Dark mode');
    });
  });

  it('show how far a new half-life is, and have it once all is scored', async () => {
    const { rowId } = people.project;
    const rankings = app.app.get(ProjectRankingRepository, { strict: false });
    const rebuilds = app.app.get(RebuildRepository, { strict: false });
    let page!: Page;
    // Whoever holds the project's lock keeps the work from being done while it is looked at.
    await app.db.transaction(async (tx) => {
      await rankings.lock(tx, rowId);
      const now = (await rankings.load(rowId))!;
      await app.db.transaction((other) => rebuilds.begin(other, rowId, { ...now, halfLifeDays: 60 }));
      page = await open();
      await page.getByText('A change is being prepared').waitFor();
      await page.getByText('0 of 2', { exact: true }).waitFor();
      await page.getByText('A vote given 60 days ago counts half').waitFor();
      expect(await axeViolations(page)).toEqual([]);
    });
    await app.app.get<Queue>(QUEUE).add('rebuild', { projectId: rowId });
    await page.getByText('A change is being prepared').waitFor({ state: 'detached' });
    expect(await ranking()).toMatchObject({ halfLifeDays: 60, rebuild: null });
  });

  it('check the ranking against the votes, list what is wrong and put it right', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('2 requests were checked: each is worth what its votes say.').waitFor();
    await app.db.run(sql`update request_score set monthly_cents = 7 where request_id = ${paid}`);
    await page.getByRole('button', { name: 'Check now' }).click();
    const row = page.getByRole('row').filter({ hasText: 'monthlyCents' });
    await row.getByRole('cell', { name: 'put right' }).waitFor();
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      `request ${paid}`,
      'monthlyCents',
      '7',
      '1000',
      'put right',
    ]);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('2 requests were checked: each is worth what its votes say.').waitFor();
  });

  it('work at 390 pixels, by keyboard, in both themes', async () => {
    const page = await open(390);
    await freeVote(page).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await page.getByText('Saved; the new order is in force').waitFor();
    await page.getByRole('slider', { name: 'Half-life under Trending' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('A vote given 31 days ago counts half').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});
