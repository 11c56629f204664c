import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { voteOn, WidgetWorld, type WidgetPage } from '../support/widget-page.js';

jest.setTimeout(180_000);

const TITLE = 'Dark mode';
const library = (path: string) => readFileSync(require.resolve(path), 'utf8');
const libraries = {
  turbo: () => library('@hotwired/turbo/dist/turbo.es2017-umd.js'),
  htmx: () => library('htmx.org/dist/htmx.min.js'),
};

/** What takes a link without a load, and where the widget's tag is. */
const hosts = [
  { name: 'Turbo, the tag in the head', script: 'turbo', place: 'head' },
  { name: 'Turbo, the tag in the body', script: 'turbo', place: 'body' },
  { name: 'htmx boost', script: 'htmx', place: 'body' },
] as const;

describeInBrowser('on a page that changes without a load, the widget', () => {
  let world: WidgetWorld;
  let request: string;
  /** Who is signed in at the host: what its server renders into the next page. */
  let user: string | null;
  let served = 0;
  beforeAll(async () => {
    world = await WidgetWorld.start();
    for (const name of ['turbo', 'htmx'] as const) {
      const body = libraries[name]();
      world.host.answer(`/${name}.js`, () => ({ body, headers: { 'content-type': 'text/javascript' } }));
    }
  });
  beforeEach(async () => {
    await world.newProject();
    request = await world.people.request(TITLE);
  });
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  const voters = () => world.people.voters(request);

  async function servePages({ script, place }: (typeof hosts)[number]): Promise<void> {
    for (const page of ['one', 'two', 'three', 'four']) {
      world.host.answer(`/${page}`, async () => {
        // Each page a second after the one before, as fast as a test may go.
        const iat = Math.floor(world.app.clock.seconds()) - 100 + served++;
        const token = user && (await world.token(user, { iat, exp: iat + 300 }));
        const tag = world.tag(token ? { 'data-identity-token': token } : {});
        const links = ['one', 'two', 'three', 'four'].map(
          (to) => `<a href="/${to}" hx-boost="true">${to}</a>`,
        );
        return {
          body: `<!doctype html><html lang="en"><head><title>${page}</title><script src="/${script}.js"></script>
            ${place === 'head' ? tag : ''}</head><body><h1>${page}, ${user ?? 'nobody'}</h1>${links.join(' ')}
            ${place === 'body' ? tag : ''}</body></html>`,
        };
      });
    }
  }

  async function arrive(): Promise<WidgetPage> {
    const widget = await world.visit({ html: '<!doctype html><title>Before</title>' });
    await widget.page.goto(`${world.host.url}/one`);
    await widget.page.evaluate('window.isSamePage = true');
    await widget.launcher.click();
    return widget;
  }

  /** Follows a link as a user does; the page stays the same one. */
  async function follow(page: Page, to: string): Promise<void> {
    await page.getByRole('link', { name: to, exact: true }).click();
    await page.getByRole('heading', { name: to, exact: false }).first().waitFor();
    expect(await page.evaluate('window.isSamePage')).toBe(true);
  }

  const press = async ({ panel }: WidgetPage) => {
    await panel.locator('#list:not([aria-busy]) .vote[aria-pressed=false]').click();
    await panel.locator('.vote[aria-pressed=true]').waitFor();
  };

  it.each(hosts)('votes as the user the page shows: $name', async (host) => {
    user = 'ada';
    await servePages(host);
    const widget = await arrive();
    await press(widget);
    await eventually(async () => expect(await voters()).toEqual(['ada']));

    // Somebody else, without a sign-out between: the panel stays open.
    user = 'bob';
    await follow(widget.page, 'two');
    await press(widget);
    await eventually(async () => expect(await voters()).toEqual(['ada', 'bob']));

    user = null;
    await follow(widget.page, 'three');
    await press(widget);
    await eventually(async () => expect(await voters()).toEqual(['ada', 'anonymous', 'bob']));

    // Who signs in takes along what this browser did without a name.
    user = 'eve';
    await follow(widget.page, 'four');
    await eventually(async () => expect(await voters()).toEqual(['ada', 'bob', 'eve']));
    await widget.panel.locator('#list:not([aria-busy]) .vote[aria-pressed=true]').waitFor();
    expect(widget.errors).toEqual([]);
  });

  it('does not change the user because of an old page: Turbo’s back button', async () => {
    user = 'ada';
    await servePages(hosts[1]);
    const widget = await arrive();
    await voteOn(widget.panel, TITLE).waitFor();
    user = 'bob';
    await follow(widget.page, 'two');
    await widget.panel.locator('#list:not([aria-busy])').waitFor();
    await widget.page.goBack();
    await widget.page.getByRole('heading', { name: 'one', exact: false }).waitFor();
    await press(widget);
    await eventually(async () => expect(await voters()).toHaveLength(1));
    expect(await voters()).not.toEqual(['ada']);
    expect(widget.errors).toEqual([]);
  });

  it('keeps the panel and the same person’s draft when the body is replaced', async () => {
    user = 'ada';
    await servePages(hosts[1]);
    const widget = await arrive();
    await widget.panel.getByRole('button', { name: 'Suggest an idea' }).click();
    await widget.panel.getByLabel('In one line').fill('A quiet mode');
    await follow(widget.page, 'two');
    expect(await widget.panel.getByLabel('In one line').inputValue()).toBe('A quiet mode');
    user = 'bob';
    await follow(widget.page, 'three');
    await eventually(async () => expect(await widget.panel.getByLabel('In one line').inputValue()).toBe(''));
  });
});
