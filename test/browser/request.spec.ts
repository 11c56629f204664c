import sql from 'sql-template-tag';
import type { Browser as Chromium, Page } from 'playwright-core';
import type { RequestDto } from '../../src/contract/requests.dto.js';
import type { TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { memberWithRole } from '../support/members.js';
import { TestPeople } from '../support/people.js';

jest.setTimeout(120_000);

const body = `# Why

It is *dark* at night. <script>window.hacked = true</script><img src=x onerror="window.hacked = true">

- [ours](https://example.com/night) and [not ours](javascript:window.hacked=true)
- ![a picture](https://example.com/picture.png)`;

describeInBrowser('the page of a request', () => {
  let app: TestApp;
  let url: string;
  let chromium: Chromium;
  let people: TestPeople;
  let dark: string;
  let night: string;
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    chromium = await openBrowser();
  });
  beforeEach(async () => {
    people = await TestPeople.start(app);
    dark = await create('Dark mode for the reports', { body, tags: ['design'] });
    night = await create('Dark mode for all reports at night');
    const acme = { id: 'acme', name: 'Acme Corp' };
    const traits = { plan: 'Pro', amount: 490_000, interval: 'month' };
    await people.browser().vote(dark, { sub: 'ada', name: 'Ada', company: acme, traits });
    await people.browser().vote(dark, { sub: 'bob', name: 'Bob', company: acme, traits });
    await people.browser().vote(night, { sub: 'ada', name: 'Ada', company: acme, traits });
    await app.settle();
  });
  afterEach(() => Promise.all(chromium.contexts().map((context) => context.close())));
  afterAll(async () => {
    await chromium?.close();
    await app?.stop();
  });

  const create = async (title: string, more: Record<string, unknown> = {}): Promise<string> =>
    (await people.call('POST', 'requests', { title, ...more })).body.id;
  const read = async (id: string): Promise<RequestDto> => (await people.call('GET', `requests/${id}`)).body;

  async function open(id = dark, cookie = people.project.cookie, width = 1280): Promise<Page> {
    const context = await chromium.newContext({ viewport: { width, height: 900 } });
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    page.on('console', (line) => {
      if (line.text().includes('Content Security Policy')) throw new Error(line.text());
    });
    // What changes before the page listens would not be heard.
    const listens = page.waitForResponse(/\/backlog\/live$/);
    await page.goto(`${url}/projects/${people.project.id}/requests/${id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await listens;
    return page;
  }
  const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
  const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).click();

  it('shows the text without anything in it that runs or loads from elsewhere', async () => {
    const page = await open();
    const elsewhere: string[] = [];
    page.on('request', (request) => !request.url().startsWith(url) && elsewhere.push(request.url()));
    const text = region(page, 'Text');
    await text.getByRole('heading', { name: 'Why' }).waitFor();
    expect(await text.getByRole('link', { name: 'ours', exact: true }).getAttribute('href')).toBe(
      'https://example.com/night',
    );
    expect(await text.getByText('not ours').getAttribute('href')).toBeFalsy();
    await text.getByRole('link', { name: 'a picture' }).waitFor();
    expect(await text.locator('img, script').count()).toBe(0);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(elsewhere).toEqual([]);
  });

  it('says why it has its rank by the numbers of the API, under any lens', async () => {
    const page = await open();
    const why = region(page, 'Why is this #1?');
    await why.getByText('100 % of this is Acme Corp.').waitFor();
    const row = why.getByRole('row').filter({ hasText: 'Acme Corp' });
    await row.getByText('2 voters').waitFor();
    const { body: explanation } = await people.call('GET', `requests/${dark}/explanation`);
    expect(explanation).toMatchObject({ score: 490_000, terms: [{ voters: 2, points: 490_000 }] });
    await row.getByText('$4,900', { exact: true }).waitFor();
    await why.getByRole('combobox', { name: 'Lens' }).click();
    await page.getByRole('option', { name: 'Votes' }).click();
    await why.getByRole('row').filter({ hasText: 'Score' }).getByText('2', { exact: true }).waitFor();
  });

  it('changes in its place, and takes a change of status back', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Edit' }).click();
    const form = region(page, 'Edit');
    await form.getByLabel('Title').fill('no');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Must be a text of 3 to 200 characters.').waitFor();
    await form.getByLabel('Title').fill('Dark reports');
    await form.getByLabel('Tags').fill('night,');
    await form.getByLabel('Effort').fill('8');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dark reports' }).waitFor();
    expect(await read(dark)).toMatchObject({
      title: 'Dark reports',
      tags: ['design', 'night'],
      effort: 8,
      body,
    });

    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Planned' }).click();
    await region(page, 'History').getByText('Planned').waitFor();
    await undo(page);
    await page.getByRole('combobox', { name: 'Status' }).getByText('Under review').waitFor();
    expect(await read(dark)).toMatchObject({ status: 'underReview' });
  });

  it('loses nothing where two people change the same, and joins what they change apart', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Edit' }).click();
    const form = region(page, 'Edit');
    await form.getByLabel('Title').fill('My title');
    await form.getByLabel('Effort').fill('3');
    await people.call('PATCH', `requests/${dark}`, { title: 'Their title', body: 'Their text' });
    await form.getByRole('button', { name: 'Save' }).click();
    const conflict = form.getByRole('alert').filter({ hasText: 'Somebody else changed this meanwhile' });
    await conflict.getByText('Theirs: Their title').waitFor();
    await conflict.getByText('Yours: My title').waitFor();
    expect(await read(dark)).toMatchObject({ title: 'Their title', effort: null });

    await conflict.getByRole('button', { name: 'Take theirs' }).click();
    expect(await form.getByLabel('Title').inputValue()).toBe('Their title');
    expect(await form.getByLabel('Effort').inputValue()).toBe('3');
    await form.getByLabel('Title').fill('My title after all');
    await people.call('PATCH', `requests/${dark}`, { title: 'Their second title' });
    await form.getByRole('button', { name: 'Save' }).click();
    await conflict.getByRole('button', { name: 'Overwrite with mine' }).click();
    await page.getByRole('heading', { level: 1, name: 'My title after all' }).waitFor();
    expect(await read(dark)).toMatchObject({ title: 'My title after all', effort: 3, body: 'Their text' });
  });

  it('votes on behalf with a link to the source, and takes that back', async () => {
    const page = await open();
    const voters = region(page, /^Voters/);
    await voters.getByRole('link', { name: 'Acme Corp' }).waitFor();
    await voters.getByText('$4.9k/mo').waitFor();
    await voters.getByRole('button', { name: 'Vote on behalf' }).click();
    const dialog = page.getByRole('dialog', { name: 'Vote on behalf' });
    await dialog.getByLabel('E-mail').fill('no address');
    await dialog.getByLabel('Link to where they said so').fill('https://tickets.example/7');
    await dialog.getByRole('button', { name: 'Vote', exact: true }).click();
    await dialog.getByText('Must be an e-mail address.').waitFor();
    await dialog.getByLabel('E-mail').fill('eve@example.com');
    await dialog.getByLabel('Name').fill('Eve');
    await dialog.getByRole('button', { name: 'Vote', exact: true }).click();
    await voters.getByRole('link', { name: 'Eve' }).waitFor();
    expect(await voters.getByRole('link', { name: 'source' }).getAttribute('href')).toBe(
      'https://tickets.example/7',
    );
    await region(page, 'Voters (3)').waitFor();

    await voters.getByRole('button', { name: 'Take back the vote of Eve' }).click();
    await voters.getByRole('link', { name: 'Eve' }).waitFor({ state: 'hidden' });
    await undo(page);
    await voters.getByRole('link', { name: 'Eve' }).waitFor();
  });

  it('merges a duplicate, undoes that, and leads from the duplicate to what it was merged into', async () => {
    const page = await open();
    const merge = page.getByRole('button', { name: 'Merge into this: «Dark mode for all reports at night»' });
    await merge.click();
    const merged = region(page, 'Merged into this');
    await merged.waitFor();
    await undo(page);
    await merged.waitFor({ state: 'hidden' });
    await merge.click();
    await merged.getByRole('link', { name: 'Dark mode for all reports at night' }).click();
    await page.getByText('This was merged into').waitFor();
    expect(await page.getByRole('combobox', { name: 'Status' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Unmerge' }).click();
    await page.getByText('This was merged into').waitFor({ state: 'hidden' });
    expect(await read(dark)).toMatchObject({ duplicates: [], votes: 2 });
  });

  it('draws the rank over time, and says the same in words and in a table', async () => {
    await people.rows(sql`
      insert into rank_history (project_id, request_id, day, voters, monthly_cents, revenue_rank, revenue_score,
                                balanced_rank, balanced_score, votes_rank, trending_rank, trending_score)
      select ${people.project.rowId}, ${dark}::bigint, current_date - back, 2, 490000, back, 490000, 1, 1, 1, 1, 1
        from unnest(array[9, 5, 2]) as back
    `);
    const page = await open();
    const history = region(page, 'Rank over time');
    await history.getByText('From #9 to #1; best #1, worst #9.').waitFor();
    expect(await history.locator('.recharts-line-curve').getAttribute('d')).toMatch(/^M/);
    await history.getByText('Show as a table').click();
    await history.getByRole('row').filter({ hasText: '#5' }).getByText('$4,900/mo').waitFor();
  });

  it('shows a vote that comes in while it is open, and what that does to the score', async () => {
    const page = await open();
    await region(page, 'Voters (2)').waitFor();
    await people
      .browser()
      .vote(dark, { sub: 'eve', name: 'Eve', traits: { amount: 10_000, interval: 'month' } });
    await region(page, 'Voters (3)').getByRole('link', { name: 'Eve' }).waitFor();
    const score = region(page, 'Why is this #1?').getByRole('row').filter({ hasText: 'Score' });
    await score.getByText('$5,000', { exact: true }).waitFor();
    const { body: explanation } = await people.call('GET', `requests/${dark}/explanation`);
    expect(explanation).toMatchObject({ score: 500_000 });
  });

  it('shows viewers everything and lets them change nothing', async () => {
    const viewer = await memberWithRole(app, people.project, 'viewer');
    const page = await open(dark, viewer.cookie);
    await region(page, /^Voters/)
      .getByRole('link', { name: 'Bob' })
      .waitFor();
    await page.getByRole('link', { name: 'Dark mode for all reports at night', exact: true }).waitFor();
    for (const name of ['Edit', 'Vote on behalf', /^Merge/, /^Take back/])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await page.getByRole('combobox', { name: 'Status' }).count()).toBe(0);
  });

  it('is usable by everybody, in both themes, and on a telephone', async () => {
    const page = await open(dark, people.project.cookie, 390);
    await region(page, /^Voters/)
      .getByRole('link', { name: 'Bob' })
      .waitFor();
    await region(page, 'Text').getByRole('heading', { name: 'Why' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Edit' }).click();
    await region(page, 'Edit').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('finds requests, pages and commands by keyboard alone', async () => {
    const page = await open();
    const palette = page.getByRole('dialog', { name: 'Search and commands' });
    // The focus moves a frame after the dialog is there.
    const openPalette = async () => {
      await page.keyboard.press('Control+k');
      await palette.locator('input:focus').waitFor();
    };
    await openPalette();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.type('all reports');
    await palette.getByRole('option', { name: /Dark mode for all reports at night/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Dark mode for all reports at night' }).waitFor();
    await openPalette();
    await page.keyboard.type('lens: votes');
    await page.keyboard.press('Enter');
    await page.waitForURL(/lens=votes/);
    await openPalette();
    await page.keyboard.type('dark theme');
    await page.keyboard.press('Enter');
    await page.locator('html[data-theme=dark]').waitFor();
    await openPalette();
    await page.keyboard.type('new request');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'New request' }).getByLabel('Title').waitFor();
  });
});
