import sql from 'sql-template-tag';
import { TestApp, type Answer } from '../../support/app.js';
import { tokenFor } from '../../support/identity.js';
import { createProject, type TestProject } from '../../support/members.js';
import { TestPeople } from '../../support/people.js';

const ATTACK = `"><img src=x onerror=alert(1)></p><script>alert('1')</script>&amp;`;

describe('the public board', () => {
  let app: TestApp;
  let people: TestPeople;
  let project: TestProject;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app);
    ({ project } = people);
  });
  afterAll(() => app.stop());

  const get = (query = '', headers: Record<string, string> = {}): Promise<Answer> =>
    app.call('GET', `/p/${project.id}${query}`, { headers });
  const change = (body: object) =>
    app.call('PATCH', `/api/projects/${project.id}`, { cookie: project.cookie, body });
  const titles = ({ body }: Answer): string[] =>
    [...(body as string).matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title!);
  const link = ({ body }: Answer, text: string): string | undefined =>
    new RegExp(`<a href="[^"]*(\\?[^"]*)"[^>]*>${text}</a>`)
      .exec(body as string)?.[1]!
      .replaceAll('&amp;', '&');
  const wish = async (title: string, subs: string[]) => {
    const id = await people.request(title);
    for (const sub of subs) await people.browser().vote(id, { sub });
    return id;
  };

  it('shows what most people want first, whoever pays', async () => {
    await wish('Few', ['a']);
    await wish('Most', ['a', 'b', 'c']);
    const rich = await people.request('Rich');
    await people.browser().vote(rich, { sub: 'r', traits: { amount: 1e9, interval: 'month' } });
    await app.settle();
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(titles(answer)).toEqual(['Most', 'Few', 'Rich']);
    expect(answer.body).toMatch(/<strong>3<\/strong>\s+votes/);
    expect(answer.body).not.toMatch(/cents|revenue|@example/i);
  });

  it('is paged, searched and filtered by its address alone', async () => {
    const shipped = await people.request('Done already');
    await people.call('PATCH', `requests/${shipped}`, { status: 'shipped' });
    await app.settle();
    for (let nth = 10; nth < 35; nth++) await people.request(`Wish ${nth}`);
    const first = await get();
    expect(titles(first)).toHaveLength(20);
    const second = await get(link(first, 'Show more'));
    expect(titles(second)).toEqual(['Wish 30', 'Wish 31', 'Wish 32', 'Wish 33', 'Wish 34']);
    expect(link(second, 'Show more')).toBeUndefined();
    expect(second.body).toContain(`<a href="/p/${project.id}">Back to the first page</a>`);

    expect(titles(await get('?q=Wish+12'))).toEqual(['Wish 12']);
    expect(titles(await get('?status=shipped'))).toEqual(['Done already']);
    const found = await get('?q=wish');
    expect(titles(await get(link(found, 'Show more')))).toHaveLength(5);
    expect((await get('?q=nothing+like+it')).body).toContain('Nothing matches.');
  });

  it.each([
    '?utm_source=mail',
    '?cursor=x',
    '?status=x',
    '?status=x&status=planned',
    '?q=%20',
    '?q=a&q=b',
    '?limit=-1',
  ])('is shown for an address that somebody has lengthened: %s', async (query) => {
    expect((await get(query)).status).toBe(200);
  });

  it('never renders what people wrote as markup', async () => {
    await change({
      name: `Acme ${ATTACK.slice(0, 60)}`,
      theme: { title: ATTACK.slice(0, 80), intro: ATTACK },
    });
    await people.request(ATTACK);
    const long = `${ATTACK} ${'word '.repeat(100)} ${ATTACK}`;
    const body = { title: `Long ${ATTACK}`, body: long };
    await app.call('POST', `/api/widget/${project.id}/requests`, { body });
    for (const query of ['', `?q=${encodeURIComponent(ATTACK)}`, '?q=%22%3E%3Cscript%3E']) {
      const { status, body: page } = await get(query);
      expect(status).toBe(200);
      expect(page).toContain('&lt;script&gt;');
      expect(page).not.toMatch(/<script>|<img|alert\('/);
      expect((page as string).match(/<script\b/g) ?? []).toHaveLength(query === '' ? 1 : 0);
    }
  });

  it('tells share previews and search engines what it is', async () => {
    await change({ name: 'Acme & Sons', theme: { title: 'Ideas', intro: 'What shall we build?' } });
    const { body } = await get();
    expect(body).toContain('<title>Ideas · Acme &amp; Sons</title>');
    expect(body).toContain(`<link rel="canonical" href="https://reqio.example/p/${project.id}" />`);
    expect(body).toContain('<meta name="description" content="What shall we build?" />');
    expect(body).toContain('<meta property="og:title" content="Ideas" />');
    expect(body).toContain('<meta name="twitter:card" content="summary" />');
    expect(body).not.toContain('noindex');
  });

  it('asks to be left out where its project says so, and for pages that are only parts of it', async () => {
    for (const query of ['?q=x', '?status=shipped']) expect((await get(query)).body).toContain('noindex');
    expect((await get('?q=x')).body).not.toContain('canonical');
    await change({ boardIndexed: false });
    expect((await get()).body).toContain('<meta name="robots" content="noindex" />');
  });

  it('is the same page for everybody, kept for a moment and then asked for by its tag', async () => {
    await wish('Dark mode', ['a']);
    await app.settle();
    const first = await get();
    const token = await tokenFor(app, project, people.secret, { sub: 'a' });
    const again = await app.call('GET', `/p/${project.id}`, { cookie: project.cookie, token });
    expect(again.body).toBe(first.body);
    expect(first.headers['cache-control']).toBe('public, max-age=15');
    expect(first.headers.vary).toBe('Accept-Language');
    expect(first.headers).not.toHaveProperty('set-cookie');
    expect(first.headers).not.toHaveProperty('x-reqio-visitor');
    const etag = first.headers.etag as string;
    expect(await get('', { 'if-none-match': `"x", W/${etag}` })).toMatchObject({ status: 304, body: '' });
    await wish('Another', ['b']);
    expect((await get('', { 'if-none-match': etag })).status).toBe(200);
  });

  it('allows no script and no style but files of this server', async () => {
    const { headers, body } = await get();
    expect(headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'",
    );
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(body).not.toMatch(/ style=|<style| on\w+=/);
  });

  it('has a stylesheet that is kept for a year under the version that the page names', async () => {
    await change({ theme: { accent: '#3366FF', mode: 'dark' } });
    const { body } = await get();
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(body as string)![1]!;
    const kept = await app.call('GET', style);
    expect(kept.headers['content-type']).toBe('text/css; charset=utf-8');
    expect(kept.headers['cache-control']).toContain('immutable');
    expect(kept.body).toContain('--accent: #3366ff;');
    const other = await app.call('GET', style.replace(/v=.*/, 'v=other'));
    expect(other.headers['cache-control']).toBe('no-cache');
    expect((await app.call('GET', '/p/style/red.css')).status).toBe(404);
  });

  it('speaks the project’s language, else the visitor’s', async () => {
    expect((await get('', { 'accept-language': 'fr' })).body).toContain('<html lang="fr" dir="ltr">');
    await change({ theme: { locale: 'de-AT' } });
    expect((await get('', { 'accept-language': 'fr' })).body).toContain('Noch keine Ideen');
    await change({ theme: { locale: 'he' } });
    expect((await get()).body).toContain('<html lang="en" dir="rtl">');
  });

  it('says in a sentence that nothing is here, alike for a board that is off and for no project', async () => {
    const unknown = await app.call('GET', '/p/proj_0000000000000000');
    expect(unknown.status).toBe(404);
    expect(unknown.body).toContain('There is no board at this address');
    expect(unknown.body).toContain('noindex');
    expect(unknown.headers['cache-control']).toBe('no-store');
    await get();
    await change({ board: false });
    const off = await get();
    expect(off).toMatchObject({ status: 404, body: unknown.body });
    expect(await app.call('GET', "/p/proj_'%20or%201=1")).toMatchObject({ status: 404, body: unknown.body });
    await change({ board: true });
    expect((await get()).status).toBe(200);
    await app.call('DELETE', `/api/projects/${project.id}`, { cookie: project.cookie });
    expect(await get()).toMatchObject({ status: 404, body: unknown.body });
  });

  it('shows nothing but a sentence where verified people alone take part', async () => {
    await wish('Secret plan', ['a']);
    await app.settle();
    await get();
    await change({ participation: 'verified' });
    const { status, body } = await get();
    expect(status).toBe(200);
    expect(body).toContain('are shown to signed-in users of Acme alone');
    expect(body).toContain('noindex');
    expect(body).not.toMatch(/Secret plan|widget\.js|<form/);
  });

  it('shows no other project’s requests', async () => {
    await wish('Theirs', ['a']);
    const other = await createProject(app);
    const answer = await app.call('GET', `/p/${other.id}`);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain('Theirs');
    expect(answer.body).toContain('No ideas yet');
  });

  it('is found under the path that a proxy serves this server under', async () => {
    const behind = await TestApp.start({ settings: { publicUrl: 'https://example.com/feedback' } });
    try {
      const { id } = await createProject(behind);
      const { body } = await behind.call('GET', `/p/${id}`);
      expect(body).toContain('src="/feedback/widget.js"');
      expect(body).toContain(`action="/feedback/p/${id}"`);
      expect(body).toContain('href="/feedback/p/style/');
      expect(body).toContain(`href="https://example.com/feedback/p/${id}"`);
    } finally {
      await behind.stop();
    }
  });

  it('says as a page what it cannot do', async () => {
    await app.db.run(sql`alter table request rename to request_away`);
    try {
      const answer = await get();
      expect(answer.status).toBe(500);
      expect(answer.body).toContain('The board could not be shown.');
      expect(answer.headers['cache-control']).toBe('no-store');
    } finally {
      await app.db.run(sql`alter table request_away rename to request`);
    }
  });
});
