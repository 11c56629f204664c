import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { voteOn, WidgetWorld, type WidgetPage } from '../support/widget-page.js';

jest.setTimeout(120_000);

const TITLE = 'Dark mode';

describeInBrowser('who votes in the widget', () => {
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

  const votes = () => world.people.votes(request);
  const heard = ({ events }: WidgetPage, event: string) =>
    eventually(async () => expect(await events()).toContain(event));
  const identify = async (widget: WidgetPage, token: string | null) =>
    widget.page.evaluate(`Reqio.identify(${JSON.stringify(token)})`);
  async function vote({ panel }: WidgetPage): Promise<void> {
    await voteOn(panel, TITLE).click();
    await panel.getByText('You vote for it').waitFor();
  }
  const isMine = ({ panel }: WidgetPage, mine: boolean) =>
    panel.locator(`#list:not([aria-busy]) .vote[aria-pressed=${mine}]`).waitFor();

  it('is one person before and after signing in', async () => {
    const widget = await world.opened();
    await vote(widget);
    await identify(widget, await world.token('ada'));
    await heard(widget, 'identity verified');
    await isMine(widget, true);
    expect(await votes()).toBe(1);
    expect((await world.people.bySub('ada')).subs).toEqual(['ada']);
    const heardInOrder = ['ready', 'identity anonymous', 'open', 'vote', 'identity verified'];
    expect(await widget.events()).toEqual(heardInOrder);
    expect(widget.errors).toEqual([]);
  });

  it('is the same person after the browser has forgotten everything', async () => {
    const attributes = { 'data-identity-token': await world.token('ada') };
    await vote(await world.opened({ attributes }));
    await world.closePages();
    const again = await world.opened({ attributes });
    await isMine(again, true);
    expect(await votes()).toBe(1);
  });

  it('is who the page said before the widget was there, in one call', async () => {
    const before = `<script>Reqio.identify(${JSON.stringify(await world.token('ada', { name: 'Ada' }))})</script>`;
    const widget = await world.visit({ before });
    await heard(widget, 'ready');
    expect(await widget.events()).toContain('identity verified');
    expect(widget.requests.filter((one) => one.endsWith('/session'))).toHaveLength(1);
  });

  it('stays verified while the panel is open, where the page gives a function', async () => {
    const asked = { count: 0 };
    const widget = await world.visit({
      prepare: (page) =>
        page.exposeFunction('mint', async () => {
          asked.count++;
          const now = Math.floor(world.app.clock.seconds());
          return world.token('ada', { iat: now, exp: now + 6 });
        }),
      after: '<script>Reqio.identify(function () { return mint(); })</script>',
    });
    await widget.launcher.click();
    await isMine(widget, false);
    await eventually(() => expect(asked.count).toBeGreaterThan(2));
    await vote(widget);
    expect(await widget.events()).not.toContain('identity-expired');
    expect((await world.people.bySub('ada')).subs).toEqual(['ada']);
    expect(await votes()).toBe(1);
  });

  it('goes on anonymously when a token of the page itself has ended, and the page is told', async () => {
    const now = Math.floor(world.app.clock.seconds());
    const token = await world.token('ada', { iat: now, exp: now + 10 });
    const widget = await world.opened({ attributes: { 'data-identity-token': token } });
    await vote(widget);
    await heard(widget, 'identity-expired');
    await heard(widget, 'identity anonymous');
    // What follows is somebody else's vote: nobody has said that it is the same person.
    await isMine(widget, false);
    await vote(widget);
    expect(await votes()).toBe(2);
    expect(widget.errors).toEqual([]);
  });

  it('stays verified by an address of the page’s own server', async () => {
    const asked = { count: 0 };
    world.host.answer('/reqio-token', async ({ cookie }) => {
      asked.count++;
      const now = Math.floor(world.app.clock.seconds());
      const sub = /user=(\w+)/.exec(cookie ?? '')?.[1] ?? 'nobody';
      const token = await world.token(sub, { iat: now, exp: now + 6 });
      return asked.count % 2 ? { body: token } : { body: JSON.stringify({ token }) };
    });
    const widget = await world.visit({
      attributes: { 'data-identity-url': '/reqio-token' },
      prepare: (page) => page.context().addCookies([{ name: 'user', value: 'ada', url: world.host.url }]),
    });
    await heard(widget, 'identity verified');
    await eventually(() => expect(asked.count).toBeGreaterThan(2));
    await widget.launcher.click();
    await vote(widget);
    expect((await world.people.bySub('ada')).subs).toEqual(['ada']);
    expect(await widget.events()).not.toContain('identity-expired');
  });

  it('asks the server once for each change of user if the page is asked first', async () => {
    const widget = await world.opened();
    const sessions = () => widget.requests.filter((url) => url.endsWith('/session')).length;
    for (const [index, sub] of ['ada', 'bob'].entries()) {
      const token = JSON.stringify(await world.token(sub));
      const answer = await widget.page.evaluate(`Reqio.identify(function () { return ${token}; })`);
      expect(answer).toMatchObject({ identity: 'verified' });
      await isMine(widget, false);
      expect(sessions()).toBe(index + 2);
    }
  });

  it('asks nobody but the page’s own server for a token', async () => {
    const widget = await world.visit({ attributes: { 'data-identity-url': `${world.url}/reqio-token` } });
    await heard(widget, 'identity anonymous');
    expect(widget.requests).not.toContain('GET /reqio-token');
    expect(widget.hints.join()).toContain('data-identity-url');
  });

  it('is verified on a computer whose clock is hours wrong', async () => {
    for (const hours of [-7, 7]) {
      const widget = await world.opened({
        attributes: { 'data-identity-token': await world.token('ada') },
        prepare: (page) => page.clock.setFixedTime(Date.now() + hours * 3_600_000),
      });
      expect(await widget.events()).toContain('identity verified');
      expect(await widget.events()).not.toContain('identity-expired');
      await widget.context.close();
    }
  });

  it('is two people on one device, one after the other', async () => {
    const widget = await world.opened({ attributes: { 'data-identity-token': await world.token('ada') } });
    await vote(widget);
    const visitor = () =>
      widget.page.evaluate(
        `Object.keys(localStorage).filter((key) => key.endsWith(':visitor')).map((key) => localStorage[key])[0]`,
      );
    const first = await visitor();
    await identify(widget, await world.token('bob'));
    await isMine(widget, false);
    expect(await visitor()).not.toBe(first);
    await vote(widget);
    expect(await votes()).toBe(2);
    expect((await world.people.bySub('ada')).id).not.toBe((await world.people.bySub('bob')).id);
  });

  it('is forgotten after sign-out, with the votes and what was typed', async () => {
    const widget = await world.opened({ attributes: { 'data-identity-token': await world.token('ada') } });
    await vote(widget);
    await widget.panel.getByRole('button', { name: 'Suggest an idea' }).click();
    await widget.panel.getByLabel('In one line').fill('A secret plan');
    await widget.page.evaluate('Reqio.resetUser()');
    await heard(widget, 'identity anonymous');
    expect(await widget.panel.getByLabel('In one line').inputValue()).toBe('');
    await widget.panel.getByRole('button', { name: 'Back' }).click();
    await isMine(widget, false);
    await identify(widget, null);
    await isMine(widget, false);
    expect(await votes()).toBe(1);
    expect(
      JSON.stringify(await widget.page.evaluate('[{ ...localStorage }, { ...sessionStorage }]')),
    ).not.toContain('secret');
  });

  it('has one vote, however many tabs press at once', async () => {
    const one = await world.opened({ attributes: { 'data-identity-token': await world.token('ada') } });
    const other = await world.opened({
      attributes: { 'data-identity-token': await world.token('ada') },
      browser: one.context,
    });
    await Promise.all([vote(one), vote(other)]);
    expect(await votes()).toBe(1);
    await Promise.all(
      [one, other].map(({ panel }) =>
        panel.getByRole('button', { name: `Vote for ${TITLE}, 1 vote` }).waitFor(),
      ),
    );

    const anonymous = await world.opened();
    const twin = await world.opened({ browser: anonymous.context });
    await Promise.all([vote(anonymous), vote(twin)]);
    expect(await votes()).toBe(2);
  });

  it('is anonymous with any token at all, and nothing breaks', async () => {
    const tokens = ['x', 'a.b.c', 'x'.repeat(9000), 'ü.ü.ü', '{}', ' ', 'e30.bm90IGpzb24.c2ln'];
    for (const token of tokens) {
      const widget = await world.visit({ attributes: { 'data-identity-token': token } });
      await heard(widget, 'identity anonymous');
      await widget.launcher.waitFor();
      expect(widget.errors).toEqual([]);
      await widget.context.close();
    }
    const odd = await world.visit({
      after: `<script>
        [7, {}, [], true, NaN, function () { throw new Error('no'); }, function () { return Promise.reject('no'); },
          function () { return 12; }].forEach(function (source) { Reqio.identify(source); });
      </script>`,
    });
    await odd.launcher.waitFor();
    expect(odd.errors).toEqual([]);
    expect(odd.hints.join()).toContain('token');
  });
});
