import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { createProject } from '../support/members.js';
import {
  GONE,
  identity,
  launcher,
  onPage,
  projectOn,
  ReactWorld,
  show,
  THERE,
} from '../support/react-world.js';

jest.setTimeout(120_000);

describeInBrowser('<ReqioWidget> in a React app', () => {
  let world: ReactWorld;
  beforeAll(async () => {
    world = await ReactWorld.start();
  });
  beforeEach(() => world.newProject());
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  it('is one widget in strict mode, under a strict Content-Security-Policy', async () => {
    const page = await world.open();
    await show(page, world.props());
    await launcher(page).waitFor();
    expect(await onPage(page)).toEqual(THERE);
    expect(world.bearers()).toEqual([null]);
  });

  it('is gone when it is unmounted, and there again when it is mounted again', async () => {
    const page = await world.open();
    await show(page, world.props());
    await launcher(page).waitFor();
    for (let times = 0; times < 3; times++) {
      await show(page);
      await eventually(async () => expect(await onPage(page)).toEqual(GONE));
      await show(page, world.props());
      await launcher(page).waitFor();
      expect(await onPage(page)).toEqual(THERE);
    }
  });

  it('is gone although it was unmounted before its script was there', async () => {
    const page = await world.open();
    let load = () => {};
    const held = new Promise<void>((released) => (load = released));
    await page.route('**/widget.js', async (route) => {
      await held;
      await route.continue();
    });
    await show(page, world.props());
    await show(page);
    const loaded = page.waitForResponse('**/widget.js');
    load();
    await (await loaded).finished();
    await eventually(async () => expect(await onPage(page)).toEqual(GONE));
    await show(page, world.props());
    await launcher(page).waitFor();
    expect((await onPage(page)).widgets).toBe(1);
  });

  it('says who is signed in with its first call, tells of the next user, and forgets who has signed out', async () => {
    const [ada, bob] = [await world.token('ada'), await world.token('bob')];
    const page = await world.open();
    await show(page, world.props({ identityToken: ada }));
    await launcher(page).waitFor();
    expect(world.bearers()).toEqual([ada]);
    const visitor = () => world.sessions.at(-1)!.headers()['x-reqio-visitor'];

    const next = identity(page);
    await show(page, world.props({ identityToken: bob }));
    expect(await next).toBe('verified');
    expect(world.bearers()).toEqual([ada, bob]);
    // Nothing of the former user's goes on to the next.
    expect(visitor()).toBeUndefined();

    const out = identity(page);
    await show(page, world.props({ identityToken: null }));
    expect(await out).toBe('anonymous');
    expect(world.bearers()).toEqual([ada, bob, null]);
    expect(visitor()).toBeUndefined();
    expect((await onPage(page)).widgets).toBe(1);
  });

  it('renders as often as its app likes with one call', async () => {
    const ada = await world.token('ada');
    const page = await world.open();
    for (let times = 0; times < 10; times++) await show(page, world.props({ identityToken: ada }));
    await launcher(page).waitFor();
    await show(page, world.props({ identityToken: ada }));
    expect(world.bearers()).toEqual([ada]);
  });

  it('takes its settings from its props, and new ones when they change', async () => {
    const page = await world.open();
    await show(page, world.props({ locale: 'de', position: 'top-left' }));
    const box = await launcher(page).boundingBox();
    expect(box!.x).toBeLessThan(100);
    expect(box!.y).toBeLessThan(100);
    await show(page, world.props({ locale: 'de', launcher: 'none' }));
    await launcher(page).waitFor({ state: 'detached' });
    await eventually(async () => expect(await onPage(page)).toEqual(THERE));
  });

  it('shows another project when it is given one, and one widget where several are mounted', async () => {
    const other = await createProject(world.app);
    const page = await world.open();
    await show(page, world.props());
    await launcher(page).waitFor();
    await show(page, world.props({ projectId: other.id }));
    await eventually(async () => expect(await projectOn(page)).toBe(other.id));
    await show(page, world.props({ projectId: other.id }), world.props());
    await eventually(async () => expect(await projectOn(page)).toBe(world.people.project.id));
    expect((await onPage(page)).widgets).toBeLessThanOrEqual(1);
    await show(page, world.props({ projectId: other.id }));
    await eventually(async () => expect(await projectOn(page)).toBe(other.id));
  });

  it('asks for a token again where it is mounted anew, and forgets who has signed out while it was away', async () => {
    const page = await world.open();
    await page.evaluate(`window.nextToken = ${JSON.stringify(await world.token('ada'))}`);
    await show(page, world.props({ key: 'ada', fn: 'counted' }));
    await launcher(page).waitFor();
    expect(await page.evaluate('window.asked')).toBe(1);
    const bob = await world.token('bob');
    await page.evaluate(`window.nextToken = ${JSON.stringify(bob)}`);
    const next = identity(page);
    await show(page, world.props({ key: 'bob', fn: 'counted' }));
    expect(await next).toBe('verified');
    expect(world.bearers().at(-1)).toBe(bob);

    await show(page);
    await eventually(async () => expect(await onPage(page)).toEqual(GONE));
    await show(page, world.props({ identityToken: null }));
    await launcher(page).waitFor();
    await eventually(() => expect(world.bearers().at(-1)).toBeNull());
    expect(world.sessions.at(-1)!.headers()['x-reqio-visitor']).toBeUndefined();
  });

  it('leaves a tag alone that the page has itself, and identifies its user', async () => {
    const page = await world.open();
    await page.evaluate(`{
      const script = document.createElement('script');
      Object.assign(script, { src: '${world.url}/widget.js', nonce: 'R4nd0m' });
      script.dataset.projectId = '${world.people.project.id}';
      document.head.append(script);
    }`);
    await launcher(page).waitFor();
    const verified = identity(page);
    await show(page, world.props({ identityToken: await world.token('ada') }));
    expect(await verified).toBe('verified');
    await show(page);
    expect(await onPage(page)).toEqual(THERE);
  });

  it('is there after its script could not be loaded once', async () => {
    const page = await world.open();
    await page.route('**/widget.js', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');
    await show(page, world.props());
    await failed;
    await page.unroute('**/widget.js');
    await show(page);
    await eventually(async () => expect((await onPage(page)).scripts).toBe(0));
    await show(page, world.props());
    await launcher(page).waitFor();
  });
});
