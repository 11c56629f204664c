import type { Browser, Locator, Page } from 'playwright-core';
import type { SnippetDto } from '../../src/contract/snippets.dto.js';
import type { TestApp } from '../support/app.js';
import { axeViolations } from '../support/axe.js';
import { describeInBrowser, openBrowser, startWithDashboard } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { generateSecret, tokenFor } from '../support/identity.js';
import { createProject, memberWithRole, PASSWORD, type TestProject } from '../support/members.js';
import { mint } from '../support/tokens.js';

jest.setTimeout(120_000);

describeInBrowser('the identity page', () => {
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

  async function open(cookie = project.cookie, width = 1280): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.goto(`${url}/projects/${project.id}/settings/identity`);
    await page.getByRole('region', { name: 'Live check' }).waitFor();
    await unfold(page);
    return page;
  }
  const present = (token: string) => app.call('POST', `/api/widget/${project.id}/session`, { token });

  it('leads from the choice of a stack to a verified token, and turns green by itself', async () => {
    const page = await open();
    await page.evaluate('window.sameDocument = true');
    await page.getByRole('radio', { name: /^Python/ }).click();
    const secret = await generate(page);
    await secretOn(page).getByText(`REQIO_SECRET=${secret}`, { exact: true }).waitFor();
    const snippet = await page.getByRole('group', { name: 'reqio_token.py' }).textContent();
    const live = page.getByRole('region', { name: 'Live check' });
    await live.getByText('Waiting for the first verified token…').waitFor();

    const aud = /"aud": "(.+?)"/.exec(snippet!)![1];
    const iat = Math.floor(app.clock.seconds());
    const answer = await present(await mint(secret, { sub: 'user_1', aud, iat }));
    expect(answer.body).toMatchObject({ identity: 'verified' });

    await live.getByText('Tokens verify').waitFor();
    await live.getByText('Last verified token').waitFor();
    expect(await page.evaluate('window.sameDocument')).toBe(true);
    for (const done of ['1. Stack', '2. Signing secret', '3. Token', '4. Widget'])
      await page.getByRole('link', { name: `${done} (done)` }).waitFor();
  });

  it('shows the stack’s own code, a tab for each framework, and copies with one click', async () => {
    const page = await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const expectCopied = async (name: string, text: string) => {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('button', { name: 'Copied' }).first().waitFor();
      // The button before may still say so.
      await eventually(async () => expect(await page.evaluate('navigator.clipboard.readText()')).toBe(text));
    };
    for (const [name, stack] of [
      ['Next.js', 'nextjs'],
      ['Go', 'go'],
      ['PHP', 'php'],
    ] as const) {
      await page.getByRole('radio', { name: new RegExp(`^${name}`) }).click();
      const { body } = await app.call(
        'GET',
        `/api/projects/${project.id}/identity/snippets/${stack}`,
        project,
      );
      const { mint: minted, embed, identify, react, agentPrompt, frameworks } = body as SnippetDto;
      const code = page.getByRole('group', { name: minted.filename });
      await code.locator('.hljs-keyword').first().waitFor();
      expect(await code.textContent()).toBe(minted.code);
      await expectCopied('Copy snippet', minted.code);
      await expectCopied('Copy prompt', agentPrompt);
      await expectCopied('Copy tag', embed.code);
      for (const { framework, files } of frameworks) {
        await page.getByRole('tab', { name: framework }).click();
        for (const { filename } of files) await page.getByRole('group', { name: filename }).waitFor();
      }
      await page.getByRole('tab', { name: 'Single-page apps' }).click();
      await expectCopied('Copy code', identify.code);
      await page.getByRole('tab', { name: 'React' }).click();
      await expectCopied('Copy component', react.code);
      await page.getByRole('tab', { name: 'Server-rendered pages' }).click();
    }
  });

  it('says why tokens are refused, and which claims are ignored', async () => {
    const secret = await generateSecret(app, project);
    const page = await open();
    const live = page.getByRole('region', { name: 'Live check' });
    await present(await tokenFor(app, project, secret, { aud: 'http://localhost/p/proj_x' }));
    const refused = live.getByRole('listitem').filter({ hasText: '1 wrong audience' });
    await refused
      .getByText(`The token says http://localhost/p/proj_x, this project is ${project.audience}.`)
      .waitFor();
    await live.getByText('Waiting for the first verified token…').waitFor();
    await present(await tokenFor(app, project, secret, { traits: { amount: '12' } }));
    await live.getByRole('listitem').filter({ hasText: '1 × traits.amount' }).waitFor();
    expect((await identity()).rejections).toMatchObject([{ reason: 'audience', count: 1 }]);
  });

  it('takes a token apart rule by rule', async () => {
    const secret = await generateSecret(app, project);
    const page = await open();
    const inspector = page.getByRole('region', { name: 'Token inspector' });
    const rule = (title: string) => inspector.getByRole('listitem').filter({ hasText: title });
    const inspect = async (token: string) => {
      await inspector.getByLabel('Token', { exact: true }).fill(token);
      await inspector.getByRole('button', { name: 'Inspect token' }).click();
    };
    await inspect(
      await tokenFor(app, project, secret, {
        aud: 'elsewhere',
        traits: { amount: 50_000, interval: 'year' },
      }),
    );
    await inspector.getByText('This token is refused: wrong audience').waitFor();
    await rule('The signature was made with this project').getByText('Passed').waitFor();
    await rule('It is meant for this project').getByText('Failed').waitFor();
    await inspector.getByText('$500 a year: $41.67 a month').waitFor();

    await inspect(await tokenFor(app, project, 'somebody else’s secret'));
    await inspector.getByText('This token is refused: wrong signature').waitFor();
    await rule('It says who the person is').getByText('Not reached').waitFor();
    expect(await inspector.getByText('What it says').count()).toBe(0);

    await inspect(await tokenFor(app, project, secret));
    await inspector.getByText('This token verifies now').waitFor();
    expect((await identity()).rejections).toEqual([]);
  });

  it('forgets the secret after a minute, and when the page is left', async () => {
    const page = await open();
    await page.clock.install();
    const secret = await generate(page);
    expect(await memoryOf(page)).toContain(secret);
    await page.clock.fastForward('01:01');
    await secretOn(page).waitFor({ state: 'hidden' });
    await forgets(page, secret);

    await page.getByRole('button', { name: 'Reveal…' }).click();
    await dialog(page, 'Reveal').getByLabel('Your password').fill(PASSWORD);
    await dialog(page, 'Reveal').getByRole('button', { name: 'Reveal' }).click();
    await secretOn(page).getByText(secret, { exact: true }).waitFor();
    await page.getByRole('link', { name: 'General' }).click();
    await page.getByRole('heading', { name: 'General' }).waitFor();
    await forgets(page, secret);
    await forgets(page, PASSWORD);
    await page.goBack();
    await page.getByRole('button', { name: 'Show: 2. Generate the signing secret' }).click();
    await page.getByText(`REQIO_SECRET=rqs_…${secret.slice(-4)}`).waitFor();
  });

  it('reveals, rotates with a grace, ends it and revokes', async () => {
    const first = await generateSecret(app, project);
    const page = await open();
    await page.getByRole('button', { name: 'Reveal…' }).click();
    await dialog(page, 'Reveal').getByLabel('Your password').fill('wrong');
    await dialog(page, 'Reveal').getByRole('button', { name: 'Reveal' }).click();
    await dialog(page, 'Reveal').getByText('The password is wrong.').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Rotate…' }).click();
    await dialog(page, 'Rotate')
      .getByRole('radio', { name: /^1 hour/ })
      .click();
    await dialog(page, 'Rotate').getByRole('button', { name: 'Rotate secret' }).click();
    const second = await secretText(page);
    await page.getByText('The previous secret verifies as well until').waitFor();
    const outcomes = async () => {
      const tokens = await Promise.all([first, second].map((secret) => tokenFor(app, project, secret)));
      return Promise.all(tokens.map(async (token) => (await present(token)).body.identity));
    };
    expect(await outcomes()).toEqual(['verified', 'verified']);

    await page.getByRole('button', { name: 'End now…' }).click();
    await page.getByRole('button', { name: 'End grace' }).click();
    await page.getByText('The previous secret verifies').waitFor({ state: 'hidden' });
    expect(await outcomes()).toEqual(['anonymous', 'verified']);

    await page.getByRole('button', { name: 'Revoke…' }).click();
    await page.getByRole('button', { name: 'Revoke secret' }).click();
    await page.getByRole('button', { name: 'Generate secret' }).waitFor();
    expect(await secretOn(page).count()).toBe(0);
    expect(await outcomes()).toEqual(['anonymous', 'anonymous']);
  });

  it('keeps what was typed into the policy until the server takes it', async () => {
    const page = await open();
    const age = page.getByLabel('Maximum age of a token');
    const save = page.getByRole('button', { name: 'Save changes' });
    await page.getByRole('switch', { name: 'Strict times' }).click();
    await age.fill('12');
    await save.click();
    await page.getByText('Must be a whole number of seconds from 60 to 3600.').waitFor();
    expect(await age.inputValue()).toBe('12');
    expect((await identity()).policy).toMatchObject({ maxTokenAgeSeconds: 300, strictTimes: true });
    await age.fill('600');
    await save.click();
    await page.getByText('Policy saved').waitFor();
    expect((await identity()).policy).toMatchObject({ maxTokenAgeSeconds: 600, strictTimes: false });
  });

  it('shows viewers everything and lets them change nothing', async () => {
    await generateSecret(app, project);
    const page = await open((await memberWithRole(app, project, 'viewer')).cookie);
    await page.getByText('You see these settings as a viewer.').waitFor();
    for (const name of ['Reveal…', 'Rotate…', 'Revoke…', 'Inspect token'])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    const controls = [...(await page.getByRole('radio').all()), ...(await page.getByRole('switch').all())];
    for (const control of controls) expect(await isDisabled(control)).toBe(true);
  });

  it('can be used by everybody, in both themes and on a narrow screen', async () => {
    const page = await open(project.cookie, 390);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('radio', { name: /^Ruby/ }).click();
    await page.locator('.hljs-keyword').first().waitFor();
    const secret = await generate(page);
    await present(await tokenFor(app, project, secret, { email: 'nobody' }));
    await present('undefined');
    await page.getByText('Tokens verify').waitFor();
    await page.getByLabel('Token', { exact: true }).fill(await tokenFor(app, project, secret, { aud: 'a' }));
    await page.getByRole('button', { name: 'Inspect token' }).click();
    await page.getByRole('list', { name: 'Rules' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it('can be used by everybody in its dialogs, and by those who may only read', async () => {
    await generateSecret(app, project);
    const page = await open();
    await page.getByRole('button', { name: 'Rotate…' }).click();
    await dialog(page, 'Rotate').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const viewer = await memberWithRole(app, project, 'viewer');
    expect(await axeViolations(await open(viewer.cookie))).toEqual([]);
  });

  async function identity() {
    return (await app.call('GET', `/api/projects/${project.id}/identity`, project)).body;
  }
});

/** What is done already is folded away. */
async function unfold(page: Page): Promise<void> {
  const folded = page.getByRole('button', { name: /^Show: / });
  while ((await folded.count()) > 0) await folded.first().click();
}

const secretOn = (page: Page) => page.getByRole('group', { name: 'Signing secret in clear' });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });

/** Not found by a regular expression: the last text that one matched stays in memory. */
const secretText = async (page: Page) => (await secretOn(page).locator('code').first().textContent())!;

async function generate(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Generate secret' }).click();
  return secretText(page);
}

const isDisabled = async (control: Locator) =>
  (await control.isDisabled()) || (await control.getAttribute('aria-disabled')) === 'true';

/** Garbage is collected when the browser likes, and React keeps what was there before until it renders again. */
const forgets = (page: Page, text: string) =>
  eventually(async () => expect((await memoryOf(page)).includes(text)).toBe(false));

/** All that the page's scripts can still reach, as text. */
async function memoryOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot');
  await session.detach();
  return chunks.join('');
}
