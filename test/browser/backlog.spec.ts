import type { Browser as Chromium, Page } from 'playwright-core';
import type { BacklogPageDto } from '../../src/contract/backlog.dto.js';
import type { TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { memberWithRole } from '../support/members.js';
import { TestPeople } from '../support/people.js';

jest.setTimeout(120_000);

const money = (cents: number) => `$${(cents / 100).toLocaleString('en-US')}`;

describeInBrowser('the backlog page', () => {
  let app: TestApp;
  let url: string;
  let chromium: Chromium;
  let people: TestPeople;
  /** In the order in which they rank. */
  let ids: string[];
  const titles = ['Exports that never stop', 'Dark mode', 'Faster search', 'Keyboard shortcuts'];
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    chromium = await openBrowser();
  });
  beforeEach(async () => {
    people = await TestPeople.start(app);
    ids = [];
    for (const title of titles) ids.push((await people.call('POST', 'requests', { title })).body.id);
    await vote(0, 'ada', 'Acme', 900_000);
    await vote(1, 'bob', 'Bolt', 200_000);
    await vote(1, 'cyd', 'Core', 150_000);
    await vote(2, 'dan', 'Dune', 50_000);
    await app.settle();
  });
  afterEach(() => Promise.all(chromium.contexts().map((context) => context.close())));
  afterAll(async () => {
    await chromium?.close();
    await app?.stop();
  });

  const vote = (place: number, sub: string, name: string, amount: number) =>
    people.browser().vote(ids[place]!, {
      sub,
      company: { id: name.toLowerCase(), name },
      traits: { plan: amount > 100_000 ? 'Enterprise' : 'Pro', amount, interval: 'month' },
    });

  async function open(search = '', { cookie = people.project.cookie, width = 1440 } = {}): Promise<Page> {
    const context = await chromium.newContext({ viewport: { width, height: 900 }, locale: 'en-US' });
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    // What changes before the page listens would not be heard.
    const listens = page.waitForResponse(/\/backlog\/live$/);
    await page.goto(`${url}/projects/${people.project.id}${search}`);
    await page.getByRole('table', { name: 'Requests' }).waitFor();
    await listens;
    return page;
  }
  /** The titles as they stand in the table. */
  const shown = (page: Page) =>
    page.getByRole('table', { name: 'Requests' }).locator('tr[data-id] a').allTextContents();
  const showing = (page: Page, ...places: number[]) =>
    eventually(async () => expect(await shown(page)).toEqual(places.map((place) => titles[place])));
  const stored = async (query = ''): Promise<BacklogPageDto> =>
    (await people.call('GET', `backlog?${query}`)).body;

  it('ranks anew by itself when a vote comes in', async () => {
    const page = await open();
    await showing(page, 0, 1, 2, 3);
    await page.mouse.move(700, 20);
    await vote(2, 'eve', 'Echo', 2_000_000);
    await showing(page, 2, 0, 1, 3);
    expect((await stored()).items.map(({ title }) => title)).toEqual(await shown(page));
  });

  it('moves no row under the pointer, and says what waits', async () => {
    const page = await open();
    await page.getByRole('link', { name: titles[1] }).hover();
    await vote(2, 'eve', 'Echo', 2_000_000);
    const show = page.getByRole('button', { name: '3 moved · show' });
    await show.waitFor();
    expect(await shown(page)).toEqual(titles);
    await show.click();
    await showing(page, 2, 0, 1, 3);
  });

  it('explains a rank with the numbers of the API, and warns of one large customer', async () => {
    const page = await open();
    await page.getByRole('button', { name: `Why is «${titles[1]}» #2` }).click();
    const panel = page.getByRole('dialog', { name: 'Why is this #2?' });
    const { body } = await people.call('GET', `requests/${ids[1]}/explanation`);
    for (const { name, points } of body.terms)
      await panel
        .getByRole('row')
        .filter({ hasText: name })
        .getByText(money(points), { exact: true })
        .waitFor();
    await panel.getByRole('row', { name: `Score ${money(body.score)}` }).waitFor();
    expect(body.score).toBe((await stored()).items[1]!.score);
    await panel.getByText('57 % of this is Bolt.').waitFor();
    await panel.getByText(`#1 ${titles[0]}`).waitFor();
    await panel.getByText(`${money(550_000)}/mo more overtakes`).waitFor();
  });

  it('ranks by other numbers as they are dragged, shares them by a link and keeps them as a lens', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'What if' }).click();
    const panel = page.getByRole('dialog', { name: 'What if' });
    await panel.getByText('No request moves.').waitFor();
    await panel.getByRole('switch', { name: /^Without Acme/ }).click();
    await panel.getByText('3 of 4 requests move.').waitFor();
    await showing(page, 1, 2, 0, 3);
    const rank = page.getByRole('button', { name: `Why is «${titles[1]}» #1` });
    await rank.getByText('up 1 under this what-if').waitFor();

    await eventually(async () => expect(page.url()).toContain('withoutCustomers'));
    const shared = await open(new URL(page.url()).search);
    await showing(shared, 1, 2, 0, 3);

    await panel.getByLabel('Save as lens').fill('Without Acme');
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved as lens «Without Acme»').waitFor();
    await panel.getByRole('button', { name: 'Reset' }).click();
    await panel.getByText('No request moves.').waitFor();
    await showing(page, 0, 1, 2, 3);

    await panel.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('combobox', { name: 'Lens' }).click();
    await page.getByRole('option', { name: 'Without Acme' }).click();
    await showing(page, 1, 2, 0, 3);
    const [lens] = (await people.call('GET', 'lenses')).body.items;
    expect((await stored(`lens=${lens.id}`)).items.map(({ id }) => id)).toEqual(
      [1, 2, 0, 3].map((place) => ids[place]),
    );
  });

  it('filters by any company and by every plan of the project, and a what-if with it', async () => {
    await people.browser().session({ sub: 'zed', traits: { plan: 'Trial' } });
    const page = await open();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const filters = page.getByRole('dialog', { name: 'Filters' });
    await filters.getByRole('combobox', { name: 'Plan' }).click();
    await page.getByRole('option', { name: 'Trial' }).waitFor();
    await page.getByRole('option', { name: 'Pro' }).click();
    await showing(page, 2);
    await page.getByRole('button', { name: 'Remove filter Plan: Pro' }).click();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await filters.getByRole('combobox', { name: 'Company' }).fill('bol');
    await page.getByRole('option', { name: 'Bolt' }).click();
    await showing(page, 1);
    await page.getByRole('button', { name: 'Remove filter Customer: Bolt' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'What if' }).click();
    const panel = page.getByRole('dialog', { name: 'What if' });
    await panel.getByText('No request moves. 1 pass the filters.').waitFor();
    await showing(page, 1);
    expect(new URL(page.url()).searchParams.get('company')).toMatch(/\d+/);
  });

  it('shows what somebody else has changed of a request, though no rank moves', async () => {
    const page = await open();
    await showing(page, 0, 1, 2, 3);
    await people.call('PATCH', `requests/${ids[1]}`, { title: 'Dark mode at night' });
    await page.getByRole('link', { name: 'Dark mode at night' }).waitFor();
    await people.call('PATCH', 'requests', { ids: [ids[1]], status: 'planned', addTags: ['ui'] });
    const row = page.getByRole('row').filter({ hasText: 'Dark mode at night' });
    await row.getByText('Planned').waitFor();
    await row.getByText('ui', { exact: true }).waitFor();
    expect(await shown(page)).toEqual([titles[0], 'Dark mode at night', titles[2], titles[3]]);
  });

  it('says in an empty project where requests come from, and offers sample data to look around', async () => {
    const empty = await TestPeople.start(app);
    people = empty;
    const context = await chromium.newContext({ viewport: { width: 390, height: 900 } });
    const [name, value] = empty.project.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/projects/${empty.project.id}`);
    await page.getByText('No requests yet').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Settings › Identity' }).click();
    await page.getByRole('heading', { level: 1, name: 'Identity' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Explore with sample data' }).click();
    await page.getByRole('table', { name: 'Requests' }).waitFor({ timeout: 60_000 });
  });

  it('changes several requests at once, and takes it back', async () => {
    const page = await open();
    for (const place of [1, 2])
      await page.getByRole('checkbox', { name: `Select «${titles[place]}»` }).check();
    const bar = page.getByRole('toolbar', { name: 'Selected requests' });
    await bar.getByRole('button', { name: 'Status' }).click();
    await page.getByRole('menuitem', { name: 'Planned' }).click();
    await page.getByText('2 requests: Planned').waitFor();
    const planned = async () => (await stored('status=planned')).items.map(({ id }) => id);
    expect(await planned()).toEqual([ids[1], ids[2]]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => expect(await planned()).toEqual([]));

    for (const place of [1, 2])
      await page.getByRole('checkbox', { name: `Select «${titles[place]}»` }).check();
    await bar.getByRole('button', { name: 'Tags' }).click();
    await page.getByLabel('Tag to add').fill('ui');
    await page.keyboard.press('Enter');
    await page.getByText('2 requests: tagged «ui»').waitFor();
    await page.getByRole('button', { name: 'Remove tag ui' }).click();
    await page.getByText('2 requests: without the tag «ui»').waitFor();
    await eventually(async () => expect((await stored('tag=ui')).items).toEqual([]));
    await page.keyboard.press('Escape');
    await bar.getByRole('button', { name: 'Merge into the best' }).click();
    await showing(page, 0, 1, 3);
    const note = page.getByRole('dialog').filter({ hasText: `merged into «${titles[1]}»` });
    await note.getByRole('button', { name: 'Undo' }).click();
    await showing(page, 0, 1, 2, 3);
  });

  it('can be used by the keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('toolbar', { name: 'Selected requests' }).getByText('1 request selected').waitFor();
    await page.keyboard.press('k');
    await page.keyboard.press('w');
    await page.getByRole('dialog', { name: 'Why is this #1?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await page.keyboard.type('dark');
    await page.keyboard.press('Enter');
    await showing(page, 1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: titles[1] }).waitFor();
    expect(page.url()).toContain(`/requests/${ids[1]}`);
  });

  it('keeps filters in the address and columns in the browser, and exports what is shown', async () => {
    await people.call('PATCH', 'requests', { ids: [ids[1], ids[3]], addTags: ['ui'] });
    const page = await open();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('checkbox', { name: /^ui/ }).click();
    await showing(page, 1, 3);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Voters' }).click();
    await page.keyboard.press('Escape');
    await page.reload();
    await showing(page, 1, 3);
    await page.getByRole('columnheader', { name: 'Revenue' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Voters' }).count()).toBe(0);
    const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const { body } = await app.call('GET', csv!, people.project);
    expect(String(body).trim().split('\n')).toHaveLength(3);
    await page.getByRole('button', { name: 'Remove filter Tag: ui' }).click();
    await showing(page, 0, 1, 2, 3);
  });

  it('shows viewers everything and lets them change nothing', async () => {
    const page = await open('', await memberWithRole(app, people.project, 'viewer'));
    await showing(page, 0, 1, 2, 3);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'New request' }).count()).toBe(0);
    await page.getByRole('button', { name: 'What if' }).click();
    await page.getByRole('dialog', { name: 'What if' }).getByText('No request moves.').waitFor();
    expect(await page.getByLabel('Save as lens').count()).toBe(0);
  });

  it('can be used by everybody, in both themes and on a narrow screen', async () => {
    const page = await open();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'What if' }).click();
    await page.getByText('No request moves.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const why = await open(`?why=${ids[1]}`);
    await why.getByRole('heading', { name: 'The arithmetic' }).waitFor();
    expect(await axeViolations(why)).toEqual([]);
    const filters = await open();
    await filters.getByRole('button', { name: 'Filter', exact: true }).click();
    await filters.getByRole('combobox', { name: 'Company' }).click();
    await filters.getByRole('option', { name: 'Acme' }).waitFor();
    expect(await axeViolations(filters)).toEqual([]);
    const narrow = await open('?status=underReview&status=planned', { width: 390 });
    expect(await axeViolations(narrow)).toEqual([]);
    expect(await narrow.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await narrow.getByRole('checkbox', { name: `Select «${titles[0]}»` }).check();
    const bar = narrow.getByRole('toolbar', { name: 'Selected requests' });
    await bar.waitFor();
    expect((await bar.boundingBox())!.height).toBeLessThan(70);
    expect(await axeViolations(narrow)).toEqual([]);
  });
});
