import { describeInBrowser, openBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { voteOn, WidgetWorld, type WidgetPage } from '../support/widget-page.js';

jest.setTimeout(180_000);

const TITLE = 'Dark mode';

describeInBrowser('when the user changes, or the page says something odd of them, the widget', () => {
  let world: WidgetWorld;
  let request: string;
  beforeAll(async () => {
    world = await WidgetWorld.start();
  });
  beforeEach(async () => {
    await world.newProject();
    request = await world.people.request(TITLE);
  });
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  const voters = () => world.people.voters(request);
  const votesOf = (expected: string[]) => eventually(async () => expect(await voters()).toEqual(expected));
  const press = async ({ panel }: WidgetPage) => {
    await panel.locator('#list:not([aria-busy]) .vote[aria-pressed=false]').click();
    await panel.locator('.vote[aria-pressed=true]').waitFor();
  };
  const sessions = ({ requests }: WidgetPage) => requests.filter((one) => one.endsWith('/session')).length;
  const now = () => Math.floor(world.app.clock.seconds());

  it('resolves identify to the user as the server sees them', async () => {
    const widget = await world.opened();
    const identify = (source: string) => widget.page.evaluate(`Reqio.identify(${source})`);
    const token = JSON.stringify(await world.token('ada', { name: 'Ada', email: 'ada@example.com' }));
    const ada = { identity: 'verified', user: { name: 'Ada', email: 'ada@example.com' } };
    const nobody = { identity: 'anonymous', user: null };
    expect(await identify(token)).toEqual(ada);
    expect(await identify(`() => Promise.resolve(${token})`)).toEqual(ada);
    expect(await identify(`Promise.resolve(${token})`)).toEqual(ada);
    expect(await identify('null')).toEqual(nobody);
    expect(await identify('() => { throw new Error("no"); }')).toEqual(nobody);
    expect(await identify('"nonsense"')).toEqual(nobody);
    expect(widget.errors).toEqual([]);
  });

  it('keeps one window.Reqio for ever, whose aliases and kept methods work before, between and after loads', async () => {
    const widget = await world.visit({
      before: `<script>
        window.alias = window.Reqio;
        window.kept = { identify: Reqio.identify, on: Reqio.on, open: Reqio.open };
        window.offEarly = kept.on('identity', function () { window.earlyHeard = (window.earlyHeard || 0) + 1; });
      </script>`,
    });
    await widget.launcher.waitFor();
    const token = JSON.stringify(await world.token('ada'));
    expect(await widget.page.evaluate('alias === Reqio && alias.projectId')).toBe(world.people.project.id);
    expect(await widget.page.evaluate(`kept.identify(${token})`)).toMatchObject({ identity: 'verified' });
    const heard = await widget.page.evaluate('earlyHeard');
    expect(heard).toBeGreaterThan(0);
    await widget.page.evaluate('offEarly()');
    await widget.page.evaluate('alias.identify(null)');
    expect(await widget.page.evaluate('earlyHeard')).toBe(heard);
    await widget.page.evaluate('kept.open()');
    await widget.panel.waitFor();

    await widget.page.evaluate('alias.destroy()');
    await widget.launcher.waitFor({ state: 'detached' });
    expect(await widget.page.evaluate('alias === Reqio && alias.projectId === undefined')).toBe(true);
    expect(await widget.page.evaluate(`kept.identify(${token})`)).toEqual({
      identity: 'anonymous',
      user: null,
    });
    await widget.page.evaluate('kept.open(); kept.on("ready", function () {})(); Reqio.resetUser()');

    // As the SDK does it: calls wait again, and the script is loaded anew. What was minted before the sign-out is old.
    const fresh = JSON.stringify(await world.token('ada'));
    await widget.page.evaluate(`delete Reqio.q.push;
      window.answer = alias.identify(${fresh});
      const script = document.createElement('script');
      script.src = '${world.url}/widget.js';
      script.dataset.projectId = '${world.people.project.id}';
      document.head.append(script)`);
    await widget.launcher.waitFor();
    expect(await widget.page.evaluate('answer')).toMatchObject({ identity: 'verified' });
    expect(widget.errors).toEqual([]);
  });

  it('holds a vote pressed while the page is being asked, counts it for the user it names, and shows the wait', async () => {
    const widget = await world.opened({ attributes: { 'data-identity-token': await world.token('ada') } });
    const vote = voteOn(widget.panel, TITLE);
    await vote.waitFor();
    const token = JSON.stringify(await world.token('bob'));
    await widget.page.evaluate(
      `void Reqio.identify(function () { return new Promise(function (answer) { window.answer = answer; }); })`,
    );
    await vote.click();
    await widget.panel.locator('.vote[aria-busy]').waitFor();
    expect(await voters()).toEqual([]);
    await widget.page.evaluate(`answer(${token})`);
    await votesOf(['bob']);
    await widget.panel.locator('.vote[aria-pressed=true]:not([aria-busy])').waitFor();
  });

  it('never withdraws a vote that its user has not seen to be theirs', async () => {
    const token = await world.token('ada');
    const widget = await world.opened({ attributes: { 'data-identity-token': token } });
    await press(widget);
    await world.people.browser().vote(request, { sub: 'bob' });
    await widget.page.evaluate(
      `void Reqio.identify(function () { return new Promise(function (answer) { window.answer = answer; }); })`,
    );
    // For Ada this takes her vote back; by the time it is known who presses, it is Bob.
    await voteOn(widget.panel, TITLE).click();
    await widget.page.evaluate(`answer(${JSON.stringify(await world.token('bob'))})`);
    await widget.panel.locator('#list:not([aria-busy]) .vote[aria-pressed=true]').waitFor();
    expect(await voters()).toEqual(['ada', 'bob']);
  });

  it('asks the page’s server, and ours, only once a pause if a cache answers for the token route', async () => {
    const old = await world.token('ada', { iat: now() - 200, exp: now() - 100 });
    let asked = 0;
    world.host.answer('/reqio-token', () => ({ body: (asked++, old) }));
    const widget = await world.visit({ attributes: { 'data-identity-url': '/reqio-token' } });
    await eventually(async () => expect(await widget.events()).toContain('identity anonymous'));
    await widget.launcher.click();
    await widget.panel.locator('#list:not([aria-busy])').waitFor();
    // The first answer, before the server’s time is known, and one more that shows it to be no better.
    expect(asked).toBeLessThanOrEqual(2);
    const before = sessions(widget);
    expect(before).toBeLessThanOrEqual(2);
    for (let turn = 0; turn < 20; turn++) await widget.page.evaluate('dispatchEvent(new Event("online"))');
    await press(widget);
    await votesOf(['anonymous']);
    expect(asked).toBeLessThanOrEqual(2);
    expect(sessions(widget)).toBe(before);
  });

  it.each([
    ['throws', 'function () { throw new Error("no"); }'],
    ['never answers', 'function () { return new Promise(function () {}); }'],
    ['answers a page', 'function () { return "<!doctype html><h1>Sign in</h1>"; }'],
    ['answers nothing', 'function () { return undefined; }'],
  ])('is anonymous with a function that %s, and the page is none the worse', async (_, source) => {
    const widget = await world.opened({ after: `<script>Reqio.identify(${source})</script>` });
    expect(await widget.events()).toContain('identity anonymous');
    await press(widget);
    await votesOf(['anonymous']);
    expect(sessions(widget)).toBe(1);
    expect(widget.errors).toEqual([]);
  });

  it('is anonymous if the page’s address for tokens returns a page, an error or nothing', async () => {
    const answers = [
      { body: '<!doctype html><h1>Sign in</h1>' },
      { body: 'Oh no', status: 500 },
      { body: '', status: 204 },
      { body: '{"error":"no secret"}', status: 200 },
      { body: 'Unauthorised', status: 401 },
    ];
    for (const answer of answers) {
      world.host.answer('/reqio-token', () => answer);
      const widget = await world.visit({ attributes: { 'data-identity-url': '/reqio-token' } });
      await widget.launcher.waitFor();
      expect(await widget.events()).toContain('identity anonymous');
      expect(widget.errors).toEqual([]);
      await widget.context.close();
    }
  });

  it('is nobody on a page that the back button brings back, after somebody else signed in', async () => {
    const browser = await openBrowser({ keepsPages: true });
    try {
      const context = await browser.newContext();
      const iat = now() - 100;
      const ada = await world.token('ada', { iat, exp: iat + 300 });
      const bob = await world.token('bob', { iat: iat + 1, exp: iat + 301 });
      const widget = await world.opened({ attributes: { 'data-identity-token': ada }, browser: context });
      await widget.page.evaluate(
        'addEventListener("pageshow", (event) => (window.isBack = event.persisted))',
      );
      world.host.answer('/bob', () => ({
        body: `<!doctype html><title>Bob</title>${world.tag({ 'data-identity-token': bob })}`,
      }));
      await widget.page.goto(`${world.host.url}/bob`);
      await widget.launcher.waitFor();
      // What Bob's page has seen is kept once its session is there.
      await eventually(async () =>
        expect(await widget.page.evaluate('JSON.stringify({ ...localStorage })')).toContain(`${iat + 1}000`),
      );
      await widget.page.goBack({ waitUntil: 'commit' });
      await eventually(async () => expect(await widget.page.evaluate('window.isBack')).toBe(true));
      await press(widget);
      await votesOf(['anonymous']);
    } finally {
      await browser.close();
    }
  });

  it('signs out in every tab of a browser', async () => {
    const attributes = { 'data-identity-token': await world.token('ada') };
    const one = await world.opened({ attributes });
    const other = await world.opened({ attributes, browser: one.context });
    await press(other);
    await one.page.evaluate('Reqio.resetUser()');
    await eventually(async () => expect((await other.events()).at(-1)).toBe('identity anonymous'));
    await press(other);
    await votesOf(['ada', 'anonymous']);
  });

  it('shows the first project if a page has two', async () => {
    const first = world.people;
    await world.newProject();
    const second = world.people;
    const tag = world.tag({ 'data-identity-token': await world.token('ada') });
    world.people = first;
    const widget = await world.visit({ after: tag });
    await widget.launcher.waitFor();
    await eventually(() => expect(widget.hints.join()).toMatch('already'));
    const shown = await widget.page.evaluate('Reqio.projectId');
    expect([first.project.id, second.project.id]).toContain(shown);
    expect(await widget.page.locator('reqio-widget').count()).toBe(1);
    expect(widget.errors).toEqual([]);
  });

  it('says quietly that the user is no longer signed in if a token expires with the panel open', async () => {
    const token = await world.token('ada', { iat: now(), exp: now() + 10 });
    const widget = await world.opened({ attributes: { 'data-identity-token': token } });
    await widget.panel.getByText('You are no longer signed in.').waitFor();
    expect(await widget.events()).toContain('identity-expired');
  });

  it('says at once that an offline vote has to be repeated', async () => {
    const widget = await world.opened({ attributes: { 'data-identity-token': await world.token('ada') } });
    await voteOn(widget.panel, TITLE).waitFor();
    await widget.context.setOffline(true);
    await voteOn(widget.panel, TITLE).click();
    await widget.panel.getByText('Vote again once you are back.').waitFor();
    await widget.context.setOffline(false);
    expect(await voteOn(widget.panel, TITLE).getAttribute('aria-pressed')).toBe('false');
    await press(widget);
    await votesOf(['ada']);
  });
});
