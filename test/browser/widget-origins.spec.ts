import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { rowOf, voteOn, WidgetWorld } from '../support/widget-page.js';

jest.setTimeout(120_000);

/** What monitoring of a page does to every call it sees. */
const WRAPPED = `<script>
  const plain = window.fetch;
  window.fetch = (input, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
    headers.set('x-datadog-trace-id', '1');
    headers.set('x-datadog-parent-id', '2');
    headers.set('x-datadog-sampling-priority', '1');
    return plain(input, { ...init, headers });
  };
</script>`;

describeInBrowser('a page of another origin', () => {
  let world: WidgetWorld;
  beforeAll(async () => (world = await WidgetWorld.start()));
  beforeEach(() => world.newProject());
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  const list = async (allowedOrigins: string[]): Promise<void> => {
    const { id, cookie } = world.people.project;
    await world.app.call('PATCH', `/api/projects/${id}`, { cookie, body: { allowedOrigins } });
    world.app.clock.advance({ seconds: 10 });
  };
  /** What a script of the page gets for a call: its status and headers that it may read, or why it got nothing. */
  const send = (page: { evaluate<T>(script: string): Promise<T> }, init: object) =>
    page.evaluate<{ status: number; readable: string[] } | string>(`
      fetch(${JSON.stringify(`${world.url}/api/widget/${world.people.project.id}/requests`)}, ${JSON.stringify(init)})
        .then((answer) => ({ status: answer.status, readable: [...answer.headers.keys()] }), String)`);
  const post = (headers: Record<string, string>) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"title":"Offline work"}',
  });
  const key = '0af7651916cd43dd8448eb211c80319c';

  it.each([
    ['any origin', () => list([])],
    ['its origin', () => list([world.host.url])],
  ])('that adds headers to every call has a widget that works, where %s may show it', async (_, allow) => {
    await allow();
    await world.people.request('Dark mode');
    const { page, panel, errors } = await world.opened({ before: WRAPPED });
    await voteOn(panel, 'Dark mode').click();
    await eventually(async () =>
      expect(await rowOf(panel, 'Dark mode').locator('[aria-pressed="true"]').count()).toBe(1),
    );
    const twice = [
      await send(page, post({ 'idempotency-key': key })),
      await send(page, post({ 'idempotency-key': key })),
    ];
    expect(twice).toMatchObject([{ status: 201 }, { status: 201 }]);
    const [first, again] = twice as { readable: string[] }[];
    expect(first!.readable).toEqual(expect.arrayContaining(['x-reqio-visitor', 'date']));
    expect(again!.readable).toEqual(expect.arrayContaining(['x-reqio-visitor', 'idempotency-replayed']));
    expect(errors).toEqual([]);
  });

  it('that is not listed can neither read nor write, with a preflight or without', async () => {
    await list(['https://app.example.com']);
    await world.people.request('Dark mode');
    const { page } = await world.visit({ html: '<!doctype html><title>Elsewhere</title>' });
    const plain = {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"title":"Offline work"}',
    };
    const calls: object[] = [post({}), plain, { ...plain, mode: 'no-cors' }, {}];
    const outcomes = await Promise.all(calls.map((init) => send(page, init)));
    const nothing = { status: 0, readable: [] };
    const refused = expect.stringContaining('Failed to fetch');
    expect(outcomes).toEqual([refused, refused, nothing, refused]);
    const { items } = (await world.app.call('GET', `/api/widget/${world.people.project.id}/requests`)).body;
    expect(items.map(({ title }: { title: string }) => title)).toEqual(['Dark mode']);
  });
});
