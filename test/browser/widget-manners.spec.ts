import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { voteOn, WidgetWorld, type WidgetPage } from '../support/widget-page.js';

jest.setTimeout(120_000);

/** Whatever a page's own styles may say of everything. */
const HOSTILE = `<style>
  * { all: unset !important; display: none !important; }
  html, body { display: block !important; }
  reqio-widget, body > * { transform: scale(3) !important; opacity: 0.1 !important; filter: invert(1) !important;
    position: static !important; z-index: -1 !important; font: 40px fantasy !important; color: red !important; }
</style>`;

const POLLUTED = `<script>
  for (const name of ['method', 'body', 'headers', 'signal', 'get', 'set', 'value', 'accent', 'mode', 'position', 'locale',
    'launcher', 'title', 'prefill', 'childList', 'once', 'code', 'name', 'participation', 'detail', 'hidden', 'zzz'])
    Object.prototype[name] = 'polluted';
  Array.prototype.extra = Function.prototype.extra = function () { return 'polluted'; };
</script>`;

const withoutHash = (request: string) => request.replace(/-[0-9a-f]{8}\.js$/, '-HASH.js');

describeInBrowser('on somebody else’s page the widget', () => {
  let world: WidgetWorld;
  beforeAll(async () => {
    world = await WidgetWorld.start();
  });
  beforeEach(async () => {
    await world.newProject();
    await world.people.request('Dark mode');
  });
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  async function works(widget: WidgetPage): Promise<void> {
    await voteOn(widget.panel, 'Dark mode').click();
    await widget.panel.getByText('You vote for it').waitFor();
    expect(widget.errors).toEqual([]);
  }

  it('works under a strict Content-Security-Policy, by the nonce of its tag alone', async () => {
    const policy = (style: string) =>
      `default-src 'none'; script-src 'nonce-abc123'; style-src ${style}; connect-src ${world.url}`;
    for (const style of ["'none'", "'self'"]) {
      const tag = world.tag({ nonce: 'abc123', 'data-locale': 'de' });
      const widget = await world.visit({
        html: `<!doctype html><title>Strict</title><main>Text</main>${tag}`,
        headers: { 'content-security-policy': policy(style) },
      });
      await widget.launcher.click();
      await voteOn(widget.panel, 'Dark mode').click();
      await widget.panel.getByText('Sie stimmen dafür').waitFor();
      expect((await widget.panel.boundingBox())!.width).toBe(400);
      expect(widget.errors).toEqual([]);
      await widget.context.close();
    }
  });

  it('looks the same whatever the page’s styles say', async () => {
    const looks = async (before: string) => {
      const widget = await world.opened({ before });
      await widget.page.mouse.move(0, 0);
      const clip = { x: 800, y: 40, width: 480, height: 680 };
      const picture = await widget.page.screenshot({ clip, animations: 'disabled' });
      expect(widget.errors).toEqual([]);
      return picture.toString('base64');
    };
    const plain = await looks('<style>main { visibility: hidden }</style>');
    expect(await looks(HOSTILE)).toBe(plain);
  });

  it('works with the prototypes of the page’s objects polluted', async () => {
    const widget = await world.opened({
      before: POLLUTED,
      attributes: { 'data-identity-token': await world.token('ada') },
    });
    await works(widget);
    await widget.panel.getByRole('button', { name: 'Suggest an idea' }).click();
    await widget.panel.getByLabel('In one line').fill('Night mode');
    await widget.panel.getByRole('button', { name: 'Submit' }).click();
    await widget.panel.getByText('Thank you!').waitFor();
    expect(widget.errors).toEqual([]);
    expect(await widget.panel.innerText()).not.toContain('polluted');
  });

  it('works where storage is blocked, and in a frame that may keep nothing', async () => {
    const blocked = `<script>for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get: function () { throw new DOMException('no', 'SecurityError'); } });</script>`;
    await works(await world.opened({ before: blocked }));
    const inner = `<!doctype html><title>Inner</title>${world.tag()}`;
    world.host.answer('/inner', () => ({ body: inner }));
    const outer = await world.visit({
      html: '<!doctype html><title>Outer</title><iframe src="/inner" sandbox="allow-scripts" width="600" height="700"></iframe>',
    });
    const frame = outer.page.frameLocator('iframe');
    await frame.locator('.corner button').click();
    await voteOn(frame.locator('.panel'), 'Dark mode').click();
    await frame.getByText('You vote for it').waitFor();
    expect(outer.errors).toEqual([]);
  });

  it('stays on a page that replaces its body, and is there once however often it is pasted', async () => {
    const widget = await world.visit({ after: world.tag() });
    await widget.launcher.waitFor();
    await widget.page.evaluate(`document.body.innerHTML = '<h1>Next page</h1>'`);
    await widget.launcher.waitFor();
    await widget.page.evaluate(`{
      const body = document.createElement('body');
      body.textContent = 'Another';
      document.documentElement.replaceChild(body, document.body);
    }`);
    await widget.launcher.click();
    await widget.page.evaluate(`document.body.replaceChildren()`);
    await works(widget);
    expect(await widget.page.locator('reqio-widget').count()).toBe(1);
    expect(widget.requests.filter((one) => one.endsWith('/session'))).toHaveLength(1);
    expect(widget.hints).toEqual([]);

    const two = await world.visit();
    await two.launcher.waitFor();
    await two.page.evaluate(`{
      const script = document.createElement('script');
      Object.assign(script, { src: '${world.url}/widget.js' }).setAttribute('data-project-id', 'proj_other');
      document.head.append(script);
    }`);
    await eventually(() => expect(two.hints).toHaveLength(1));
    expect(await two.page.locator('reqio-widget').count()).toBe(1);
  });

  it('leaves nothing but Reqio behind, sets no cookie and moves nothing', async () => {
    const before = `<script>
      window.shifts = 0;
      new PerformanceObserver(function (list) {
        list.getEntries().forEach(function (entry) { shifts += entry.value; });
      }).observe({ type: 'layout-shift', buffered: true });
      window.before = Object.keys(window);
    </script><style>body { display: flex; gap: 40px; flex-direction: column }</style>`;
    const widget = await world.visit({ before });
    const height = () => widget.page.evaluate('document.documentElement.scrollHeight');
    const untouched = await height();
    await widget.launcher.click();
    await works(widget);
    expect(
      await widget.page.evaluate(
        'Object.keys(window).filter((key) => !before.includes(key) && key !== "before")',
      ),
    ).toEqual([]);
    expect(await widget.page.evaluate('document.cookie')).toBe('');
    expect(await widget.context.cookies()).toEqual([]);
    expect(await widget.page.evaluate('shifts')).toBe(0);
    expect(await height()).toBe(untouched);
    expect(await widget.page.evaluate(`document.head.querySelectorAll('style, link').length`)).toBe(0);
  });

  it('asks for its session alone, and shows the list within two requests of opening, in each language', async () => {
    for (const locale of ['en-US', 'de-DE']) {
      const widget = await world.visit({ context: { locale } });
      await widget.launcher.waitFor();
      await eventually(async () => expect(await widget.events()).toContain('ready'));
      const { id } = world.people.project;
      const texts = locale === 'de-DE' ? ['GET /widget/texts-de-HASH.js'] : [];
      expect(widget.requests.slice(1).map(withoutHash)).toEqual([
        'GET /widget.js',
        `POST /api/widget/${id}/session`,
        ...texts,
      ]);
      const before = widget.requests.length;
      await widget.launcher.click();
      await voteOn(widget.panel, 'Dark mode').waitFor();
      expect(widget.requests.slice(before).map(withoutHash).toSorted()).toEqual([
        `GET /api/widget/${id}/requests`,
        'GET /widget/panel-HASH.js',
      ]);
    }
  });

  it('says nothing to visitors of a project that does not exist, and why to the developer', async () => {
    for (const id of ['proj_nobody', '../../x', '%00', '💥', 'a"b'.replace('"', '&quot;')]) {
      const widget = await world.visit({ attributes: { 'data-project-id': id } });
      await eventually(() => expect(widget.hints).not.toEqual([]));
      await widget.page.evaluate('Reqio.open()');
      expect(await widget.page.locator('.corner, .panel').count()).toBe(0);
      expect(widget.errors).toEqual([]);
    }
    const none = await world.visit({ attributes: { 'data-project-id': '' } });
    await eventually(() => expect(none.hints.join()).toContain('data-project-id'));
    const odd = {
      'data-position': 'middle',
      'data-theme': 'neon',
      'data-locale': '!!',
      'data-launcher': 'maybe',
      'data-identity-url': 'http://[',
      'data-identity-token': '\u0000',
    };
    await (await world.visit({ attributes: odd })).launcher.waitFor();
  });

  it('keeps what is typed in it from the page’s shortcuts', async () => {
    const before = `<script>
      window.keys = [];
      ['keydown', 'keypress', 'keyup'].forEach(function (name) {
        addEventListener(name, function (event) { keys.push(event.key); });
      });
    </script>`;
    const widget = await world.opened({ before });
    await widget.panel.getByRole('searchbox').pressSequentially('dark');
    await voteOn(widget.panel, 'Dark mode').waitFor();
    expect(await widget.page.evaluate('keys')).toEqual([]);
  });

  it('lets no listener of the page, and no error of its own, into the other', async () => {
    const widget = await world.opened({
      before: `<script>
        Reqio.on('ready', function () { throw new Error('the page’s'); });
        Reqio.on('open', function () { return Promise.reject(new Error('the page’s')); });
        Reqio.on('vote', 'no function');
        Reqio.q.push(['nothing'], null, 7, ['identify', 7]);
      </script>`,
    });
    await works(widget);
    expect(await widget.events()).toEqual(expect.arrayContaining(['ready', 'open', 'vote']));
  });
});
