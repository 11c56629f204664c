import type { Browser, Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { generateSecret } from '../support/identity.js';
import { createProject, type TestProject } from '../support/members.js';

jest.setTimeout(120_000);

describeInBrowser('the set-up on the identity page', () => {
  let app: TestApp;
  let url: string;
  let browser: Browser;
  let project: TestProject;
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    browser = await openBrowser();
  });
  beforeEach(async () => (project = await createProject(app)));
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  async function open(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const [name, value] = project.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/projects/${project.id}/settings/identity`);
    await page.getByRole('region', { name: 'Live check' }).waitFor();
    return page;
  }
  const identity = async () => (await app.call('GET', `/api/projects/${project.id}/identity`, project)).body;

  it('asks who pays and whose address is confirmed, and the code and the policy follow the answers', async () => {
    const page = await open();
    await page.getByRole('radio', { name: /^Ruby/ }).click();
    const code = page.getByRole('group', { name: 'reqio_token.rb' });
    await code.getByText('# company: user.company').waitFor();
    await page.getByRole('radio', { name: /^Companies/ }).click();
    await code.getByText('company = field(user, :company)').waitFor();
    await page
      .getByRole('radiogroup', { name: 'Do users have to confirm their address' })
      .getByText('No')
      .click();
    await eventually(async () =>
      expect(await identity()).toMatchObject({
        setUp: { payer: 'companies', confirmedAddresses: 'none' },
        policy: { mergeByEmail: 'strict' },
      }),
    );
    const policy = page.getByRole('radiogroup', { name: 'Who is the same person' });
    await eventually(async () =>
      expect(await policy.getByRole('radio', { name: /^By id alone/ }).isChecked()).toBe(true),
    );
    await policy.getByRole('radio', { name: /^By id and e-mail address/ }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('the policy is what counts').waitFor();
  });

  it('folds away what is done when the page is opened again, and a link to a step unfolds it', async () => {
    const answers = { setUp: { payer: 'users', confirmedAddresses: 'all' }, stack: 'go' };
    await app.call('PATCH', `/api/projects/${project.id}/identity`, { ...project, body: answers });
    await generateSecret(app, project);
    const page = await open();
    await page.getByText('Individual users pay, every address is confirmed.').waitFor();
    expect(await page.getByRole('button', { name: 'Reveal…' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '2. Signing secret (done)' }).click();
    await page.getByRole('button', { name: 'Reveal…' }).waitFor();
    await page.getByRole('button', { name: 'Hide: 2. Generate the signing secret' }).click();
    await page.getByRole('button', { name: 'Reveal…' }).waitFor({ state: 'hidden' });
  });
});
