import { TestApp } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';
import { TestWidget } from '../../support/widget.js';

describe('what users submit', () => {
  let app: TestApp;
  let people: TestPeople;
  let widget: TestWidget;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app);
    widget = new TestWidget(people);
  });
  afterAll(() => app.stop());

  it('are submitted with their author’s vote', async () => {
    const answer = await widget.submit('  Dark\n mode ', { sub: 'a' }, ' At night.\r\nPlease. ');
    expect(answer).toMatchObject({
      status: 201,
      body: {
        title: 'Dark mode',
        body: 'At night.\nPlease.',
        status: 'underReview',
        votes: 1,
        voted: true,
        mine: true,
      },
    });
    expect(new Date(answer.body.createdAt).toISOString()).toBe(answer.body.createdAt);
    const seen = (await widget.call('GET', '', { sub: 'a' })).body;
    expect(seen).toEqual({ items: [answer.body], nextCursor: null });
    const others = (await widget.call('GET', '', { sub: 'b' })).body;
    expect(others.items).toEqual([{ ...answer.body, voted: false, mine: false }]);
    expect((await widget.call('GET')).body.items).toEqual(others.items);
  });

  it('are submitted by an anonymous browser, which gets a visitor id and knows them again', async () => {
    const answer = await widget.submit('Offline work', {});
    expect(answer.status).toBe(201);
    const visitor = answer.headers['x-reqio-visitor'] as string;
    expect((await widget.call('GET', '?sort=mine', { visitor })).body.items).toEqual([answer.body]);
    expect((await widget.call('GET', '?sort=mine')).body.items).toEqual([]);
  });

  it.each([
    ['two characters', { title: 'ab' }],
    ['nothing but space', { title: ' \n\t ' }],
    ['201 characters', { title: 'x'.repeat(201) }],
    ['201 characters, half of them invisible', { title: 'x\uFE0F'.repeat(101) }],
    ['a number', { title: 12345 }],
    ['a list', { title: ['Dark mode'] }],
    ['nothing', {}],
    ['a control character', { title: 'Dark\u0007 mode' }],
    ['a body of 10,001 characters', { title: 'Dark mode', body: 'x'.repeat(10_001) }],
    ['a body with a control character', { title: 'Dark mode', body: 'a\u001Bb' }],
    ['null for a body', { title: 'Dark mode', body: null }],
    ['an unknown field', { title: 'Dark mode', votes: 100 }],
  ])('are refused with %s', async (_, body) => {
    expect(await widget.call('POST', '', { sub: 'a' }, body)).toMatchObject({
      status: 400,
      body: { code: 'input.invalid' },
    });
  });

  it.each([
    ['NUL', { title: 'Dark\u0000mode' }],
    ['a lone surrogate', { title: 'Dark \uD800 mode' }],
  ])('are refused with %s', async (_, body) => {
    const raw = await app.app.inject({
      method: 'POST',
      url: `/api/widget/${people.project.id}/requests`,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });
    expect([raw.statusCode, raw.json().code]).toEqual([400, 'input.malformed']);
  });

  it('take 200 characters of any script and 10,000 in the body', async () => {
    const title = '𠀀'.repeat(200);
    expect((await widget.submit(title, { sub: 'a' }, '語'.repeat(10_000))).body.title).toBe(title);
  });

  it('of the anonymous are refused where they only read, and not shown where they do not even that', async () => {
    await widget.submit('Dark mode', { sub: 'a' });
    await widget.participate('readOnly');
    expect(await widget.submit('Offline work', {})).toMatchObject({
      status: 403,
      body: { code: 'identity.required' },
    });
    expect(await widget.titles('')).toEqual(['Dark mode']);
    await widget.participate('verified');
    expect((await widget.call('GET')).body).toEqual({ items: [], nextCursor: null });
    expect((await widget.call('GET', '/similar?q=dark')).body).toEqual({ items: [] });
    expect(await widget.titles('', 'a')).toEqual(['Dark mode']);
  });

  it('of the anonymous are limited by address', async () => {
    const limited = await TestApp.start({ settings: { rateLimit: true } });
    const { project } = await TestPeople.start(limited);
    const statuses: number[] = [];
    for (let nth = 0; nth < 32; nth++) {
      const url = `/api/widget/${project.id}/requests`;
      statuses.push((await limited.call('POST', url, { body: { title: `Wish ${nth}` } })).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    await limited.stop();
  });

  it('go along when their author signs in, and stay without an author when it is erased', async () => {
    const browser = people.browser();
    await browser.session();
    const { body: request } = await widget.submit('Dark mode', { visitor: browser.visitor });
    await browser.session({ sub: 'ada', name: 'Ada' });
    expect(await widget.items('sort=mine', 'ada')).toEqual([request]);
    const read = async () => (await people.call('GET', `requests/${request.id}`)).body;
    const { author } = await read();
    expect(author).toMatchObject({ name: 'Ada', verified: true });
    expect((await people.call('GET', `people/${author.id}/export`)).body.hangsOn.requests).toEqual([
      expect.objectContaining({ id: request.id, title: 'Dark mode' }),
    ]);
    expect((await people.call('DELETE', `people/${author.id}`)).status).toBeLessThan(300);
    expect(await read()).toMatchObject({ title: 'Dark mode', author: null, votes: 0 });
    await app.settle();
    expect((await read()).votes).toBe(0);
  });
});
