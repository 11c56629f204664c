import type { Browser as Chromium, Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { memberWithRole } from '../support/members.js';
import { TestPeople } from '../support/people.js';

jest.setTimeout(120_000);

const acme = { id: 'acme', name: 'Acme Corp' };
const ada = {
  sub: 'ada',
  name: 'Ada Lovelace',
  email: 'ada@acme.example',
  email_verified: true,
  company: acme,
  traits: { plan: 'Pro', amount: 490_000, interval: 'month' },
};

describeInBrowser('the pages of people and companies', () => {
  let app: TestApp;
  let url: string;
  let chromium: Chromium;
  let people: TestPeople;
  let dark: string;
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    chromium = await openBrowser();
  });
  beforeEach(async () => {
    people = await TestPeople.start(app);
    dark = await people.request('Dark mode');
    await people.browser().vote(dark, ada);
    await app.settle();
  });
  afterEach(() => Promise.all(chromium.contexts().map((context) => context.close())));
  afterAll(async () => {
    await chromium?.close();
    await app?.stop();
  });

  async function open(path: string, heading: string, { cookie = people.project.cookie, width = 1280 } = {}) {
    const context = await chromium.newContext({ viewport: { width, height: 900 }, locale: 'en-US' });
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/projects/${people.project.id}/${path}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    return page;
  }
  const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

  it('leads from the list to a person, to the company and to what its people want', async () => {
    const page = await open('people', 'People');
    await page.getByRole('searchbox').fill('lovelace');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row').filter({ hasText: 'Ada Lovelace' });
    await row.getByText('$4.9K/mo').waitFor();
    await row.getByRole('link', { name: 'Ada Lovelace' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }).waitFor();
    await region(page, 'Identity').getByText('ada@acme.example').waitFor();
    await region(page, 'Who pays').getByRole('link', { name: 'Acme Corp' }).click();
    await page.getByRole('heading', { level: 1, name: 'Acme Corp' }).waitFor();
    await region(page, 'What its people want').getByRole('link', { name: 'Dark mode' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dark mode' }).waitFor();
    expect(page.url()).toContain(`/requests/${dark}`);
  });

  it('takes a merge of two people back', async () => {
    const night = await people.request('Night mode');
    const browser = people.browser();
    await browser.vote(night);
    await browser.vote(night, ada);
    const { id, merges } = await people.bySub('ada');
    expect(merges).toHaveLength(1);
    const page = await open(`people/${id}`, 'Ada Lovelace');
    await region(page, 'Merges').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The merge is undone').waitFor();
    await region(page, 'Merges').getByText('· undone').waitFor();
    expect((await people.bySub('ada')).merges[0]!.undone).toBe(true);
  });

  it('erases a person for good, after it has named what is lost', async () => {
    const { id } = await people.bySub('ada');
    const page = await open(`people/${id}`, 'Ada Lovelace');
    await page.getByRole('button', { name: 'Erase …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Erase this person?' });
    await dialog.getByText(/1 votes?,/).waitFor();
    await dialog.getByRole('button', { name: 'Keep' }).click();
    expect((await people.bySub('ada')).id).toBe(id);
    await page.getByRole('button', { name: 'Erase …' }).click();
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByText('The person is erased').waitFor();
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await eventually(async () => expect(await people.votes(dark)).toBe(0));
    expect((await people.call('GET', `people/${id}`)).status).toBe(404);
  });

  it('shows viewers everything and lets them change nothing', async () => {
    const { id } = await people.bySub('ada');
    const viewer = await memberWithRole(app, people.project, 'viewer');
    const page = await open(`people/${id}`, 'Ada Lovelace', viewer);
    await region(page, /^Votes/)
      .getByRole('link', { name: 'Dark mode' })
      .waitFor();
    expect(await page.getByRole('button', { name: 'Erase …' }).count()).toBe(0);
  });

  it('can be used by everybody, in both themes and on a narrow screen', async () => {
    const { id, company } = await people.bySub('ada');
    const pages: [string, string][] = [
      ['people', 'People'],
      [`people/${id}`, 'Ada Lovelace'],
      ['companies', 'Companies'],
      [`companies/${company!.id}`, 'Acme Corp'],
    ];
    for (const [path, heading] of pages) {
      const page = await open(path, heading, { width: 390 });
      await page.getByText('Acme Corp').first().waitFor({ state: 'attached' });
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    }
  });
});
