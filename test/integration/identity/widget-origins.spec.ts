import { TestApp, type Answer } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';

const ORIGIN = 'https://app.example.com';
const FOREIGN = ['https://evil.example', 'null', `${ORIGIN}.evil.example`, 'http://app.example.com'];

describe('what pages may send to the widget’s routes', () => {
  let app: TestApp;
  let people: TestPeople;
  let request: string;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app);
    request = await people.request();
  });
  afterAll(() => app.stop());

  const list = async (allowedOrigins: string[]): Promise<void> => {
    const { id, cookie } = people.project;
    await app.call('PATCH', `/api/projects/${id}`, { cookie, body: { allowedOrigins } });
    app.clock.advance({ seconds: 10 });
  };
  const url = (path: string) => `/api/widget/${people.project.id}/${path}`;
  const writes = (headers: Record<string, string>): Promise<Answer[]> =>
    Promise.all([
      app.call('POST', url('requests'), { headers, body: { title: 'Dark mode' } }),
      app.call('PUT', url(`requests/${request}/vote`), { headers }),
      app.call('DELETE', url(`requests/${request}/vote`), { headers }),
      app.call('POST', url('session'), { headers, body: {} }),
    ]);
  const raw = async (payload: string, headers: Record<string, string>): Promise<Answer> => {
    const answer = await app.app.inject({ method: 'POST', url: url('requests'), payload, headers });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  };

  it.each(FOREIGN)('if origins are listed, no write from another one: %s', async (origin) => {
    await list([ORIGIN]);
    for (const answer of await writes({ origin })) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'origin.notAllowed' } });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(answer.headers.vary).toBe('Origin');
    }
    expect(await people.votes(request)).toBe(0);
    expect((await app.call('GET', url('requests'), { headers: { origin } })).status).toBe(200);
  });

  it('if origins are listed, writes from those, from this server’s pages and from programs', async () => {
    await list([ORIGIN]);
    const senders: Record<string, string>[] = [{ origin: ORIGIN }, { origin: 'https://reqio.example' }, {}];
    for (const headers of senders) {
      const answers = await writes(headers);
      expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200]);
    }
  });

  it.each(['/api/%77idget/', '/%61pi/widget/', '/api/widge%74/'])(
    'the same, however the address is written: %s',
    async (start) => {
      await list([ORIGIN]);
      const odd = url('requests').replace('/api/widget/', start);
      const headers = { origin: FOREIGN[0]! };
      const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
      const submit = (payload: string, sent: Record<string, string>) =>
        app.app.inject({ method: 'POST', url: odd, payload, headers: sent });
      expect((await app.call('POST', odd, { headers, body: { title: 'Dark mode' } })).status).toBe(403);
      expect((await submit('title=Dark%20mode', form)).statusCode).toBe(403);
      await list([]);
      const answer = await submit('title=Dark%20mode', form);
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([415, 'no-store']);
      expect((await app.call('GET', url('requests'))).body.items).toHaveLength(1);
    },
  );

  it('if none are listed, writes from every page', async () => {
    for (const origin of FOREIGN) {
      expect((await writes({ origin })).map(({ status }) => status)).toEqual([201, 200, 200, 200]);
    }
  });

  it.each([
    ['text/plain', '{"title":"Dark mode"}'],
    ['application/x-www-form-urlencoded', 'title=Dark%20mode'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="title"\r\n\r\nDark mode\r\n--b--',
    ],
    ['application/xml', '<title/>'],
  ])('JSON alone, since a plain form can send %s', async (type, payload) => {
    const answer = await raw(payload, { 'content-type': type, origin: ORIGIN });
    expect(answer).toMatchObject({ status: 415, body: { code: 'input.mediaType' } });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect((await app.call('GET', url('requests'))).body.items).toHaveLength(1);
  });

  it('JSON that says so: a body without a type is refused', async () => {
    expect(await raw('{"title":"Dark mode"}', {})).toMatchObject({ status: 415 });
    expect((await raw('{"title":"Dark mode"}', { 'content-type': 'application/json' })).status).toBe(201);
  });
});
