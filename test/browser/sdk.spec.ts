import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { createProject } from '../support/members.js';
import { launcher, onPage, projectOn, ReactWorld, show, THERE, type Props } from '../support/react-world.js';

jest.setTimeout(120_000);

const NOBODY = { identity: 'anonymous', user: null };

describeInBrowser('loadReqio', () => {
  let world: ReactWorld;
  beforeAll(async () => {
    world = await ReactWorld.start();
  });
  beforeEach(() => world.newProject());
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  const load = (page: Page, props: Props) =>
    page.evaluate(`void (window.kept = loadReqio(${JSON.stringify(props)}))`);
  const identify = (page: Page, by: string, token: string) =>
    page.evaluate(`${by}.identify(${JSON.stringify(token)})`);
  /** Keeps the widget’s script from the page until what is answered is called. */
  async function held(page: Page): Promise<() => void> {
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    await page.route('**/widget.js', async (route) => {
      await released;
      await route.continue();
    });
    return release;
  }

  it('returns one object whose aliases and kept methods work for ever', async () => {
    const page = await world.open();
    await load(page, world.props());
    await page.evaluate(
      'window.blinq = Reqio, window.heard = [], void Reqio.on("identity", (one) => heard.push(one))',
    );
    await launcher(page).waitFor();
    expect(await page.evaluate('kept === Reqio && blinq === Reqio')).toBe(true);
    const answer = await identify(page, 'blinq', await world.token('ada'));
    expect(answer).toMatchObject({ identity: 'verified' });
    expect(await page.evaluate('heard')).toEqual(['anonymous', 'verified']);

    await page.evaluate('window.identify = kept.identify, blinq.destroy()');
    await load(page, world.props());
    await launcher(page).waitFor();
    expect(await page.evaluate('kept === Reqio')).toBe(true);
    const bob = await page.evaluate(`identify(${JSON.stringify(await world.token('bob'))})`);
    expect(bob).toMatchObject({ identity: 'verified' });
    expect(await onPage(page)).toEqual(THERE);
  });

  it('makes calls do nothing after destroy(), until it is loaded again', async () => {
    const page = await world.open();
    await load(page, world.props());
    await launcher(page).waitFor();
    const { length } = world.sessions;
    await page.evaluate('Reqio.destroy()');
    expect(await identify(page, 'Reqio', await world.token('ada'))).toEqual(NOBODY);
    await page.evaluate(
      'Reqio.open(), Reqio.resetUser(), Reqio.close(), Reqio.destroy(), Reqio.on("open", () => {})()',
    );
    expect(world.sessions).toHaveLength(length);
    expect(await onPage(page)).toMatchObject({ widgets: 0, api: false });
    await load(page, world.props());
    await launcher(page).waitFor();
    expect(world.bearers().at(-1)).toBeNull();
  });

  it('keeps one widget if it is destroyed and loaded again before its script has loaded', async () => {
    const page = await world.open();
    const release = await held(page);
    await load(page, world.props());
    await page.evaluate('Reqio.destroy()');
    await load(page, world.props());
    const answer = identify(page, 'Reqio', await world.token('ada'));
    release();
    expect(await answer).toMatchObject({ identity: 'verified' });
    await launcher(page).waitFor();
    expect(await onPage(page)).toEqual(THERE);
  });

  it('shows the project that was asked for last, even while the script is loading', async () => {
    const [second, third] = [await createProject(world.app), await createProject(world.app)];
    const page = await world.open();
    const release = await held(page);
    await load(page, world.props());
    const first = identify(page, 'Reqio', await world.token('ada'));
    await load(page, world.props({ projectId: second.id }));
    // Who was to be signed in there is nobody here.
    expect(await first).toEqual(NOBODY);
    release();
    await launcher(page).waitFor();
    expect(await projectOn(page)).toBe(second.id);
    expect(world.bearers()).toEqual([null]);
    await load(page, world.props({ projectId: third.id }));
    await eventually(async () => expect(await projectOn(page)).toBe(third.id));
    expect(await onPage(page)).toMatchObject({ scripts: 1 });
  });

  it('leaves a tag of the page alone while its script is loading, and warns of another project', async () => {
    const page = await world.open();
    const release = await held(page);
    await page.evaluate(`{
      const script = document.createElement('script');
      Object.assign(script, { src: '${world.url}/widget.js', nonce: 'R4nd0m' });
      script.dataset.projectId = '${world.people.project.id}';
      document.head.append(script);
    }`);
    await load(page, world.props({ projectId: 'proj_other' }));
    release();
    await launcher(page).waitFor();
    expect(await onPage(page)).toEqual(THERE);
    expect(await projectOn(page)).toBe(world.people.project.id);
    expect(world.hints).toHaveLength(1);
  });

  it.each([
    ['is blocked', { abort: true }],
    ['is a page of HTML', { body: '<!doctype html>', contentType: 'text/javascript' }],
  ])(
    'warns once and answers that nobody is known, where the script %s; the next load tries again',
    async (_, answer) => {
      const page = await world.open();
      await page.route('**/widget.js', (route) =>
        'abort' in answer ? route.abort() : route.fulfill(answer),
      );
      await load(page, world.props());
      expect(await identify(page, 'Reqio', 'token')).toEqual(NOBODY);
      await load(page, world.props());
      await eventually(async () => expect((await onPage(page)).scripts).toBe(0));
      expect(await identify(page, 'Reqio', 'token')).toEqual(NOBODY);
      expect(world.hints).toHaveLength(1);
      await page.unroute('**/widget.js');
      await load(page, world.props());
      await launcher(page).waitFor();
      // The page’s own parser says what is wrong with HTML; nothing of ours does.
      world.errors = world.errors.filter((error) => !error.includes("Unexpected token '<'"));
    },
  );

  it.each([
    ['a project', { projectId: '' }],
    ['an address', { apiBaseUrl: '' }],
  ])('warns once where %s is missing, as an unset variable leaves it', async (_, missing) => {
    const page = await world.open();
    await show(page, world.props(missing));
    await load(page, world.props(missing));
    expect(await identify(page, 'Reqio', 'token')).toEqual(NOBODY);
    expect(world.hints).toHaveLength(1);
    expect(await onPage(page)).toEqual({ widgets: 0, scripts: 0, api: false });
  });

  it('needs no head of the document', async () => {
    const page = await world.open();
    await page.evaluate('document.head.remove()');
    await show(page, world.props());
    await launcher(page).waitFor();
    expect(await onPage(page)).toEqual(THERE);
  });
});

describeInBrowser('under Trusted Types', () => {
  let world: ReactWorld | undefined;
  async function open(policies: string): Promise<{ page: Page; world: ReactWorld }> {
    world = await ReactWorld.start(`require-trusted-types-for 'script'; trusted-types ${policies}`);
    await world.newProject();
    return { page: await world.open(), world };
  }
  afterEach(async () => {
    try {
      await world?.closePages();
    } finally {
      await world?.stop();
      world = undefined;
    }
  });

  it('<ReqioWidget> works if the page allows the policy reqio', async () => {
    const { page, world: there } = await open('reqio');
    await show(page, there.props());
    await launcher(page).waitFor();
    expect(there.hints).toEqual([]);
  });

  it('<ReqioWidget> throws nothing and warns once if the page allows no policy', async () => {
    const { page, world: there } = await open("'none'");
    await show(page, there.props());
    await eventually(() => expect(there.hints).toHaveLength(1));
    await show(page, there.props({ locale: 'de' }));
    expect(await onPage(page)).toEqual({ widgets: 0, scripts: 0, api: false });
    expect(there.hints).toHaveLength(1);
  });

  it('loadReqio accepts an address from the page’s own policy', async () => {
    const { page, world: there } = await open('own');
    await page.evaluate(`{
      const own = trustedTypes.createPolicy('own', { createScriptURL: (url) => url });
      const scriptUrl = own.createScriptURL('${there.url}/widget.js');
      void loadReqio({ ...${JSON.stringify(there.props())}, scriptUrl });
    }`);
    await launcher(page).waitFor();
    expect(await onPage(page)).toEqual(THERE);
  });
});
