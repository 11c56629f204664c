import { TestApp, type Answer } from '../../support/app.js';

describe('bad input gets a clear problem and never an error of the server', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const login = (payload: string, type = 'application/json') =>
    app.app
      .inject({ method: 'POST', url: '/api/auth/login', payload, headers: { 'content-type': type } })
      .then((answer): Answer => ({
        status: answer.statusCode,
        headers: answer.headers,
        body: answer.json(),
      }));

  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const long = JSON.stringify({ email: 'x'.repeat(300_000), password: 'y' });

  it.each([
    ['half a JSON', '{"email":', 'input.malformed', 400],
    ['a NUL in a text', '{"email":"a\\u0000b","password":"x"}', 'input.malformed', 400],
    ['a lone surrogate', '{"email":"a\\ud800","password":"x"}', 'input.malformed', 400],
    ['a NUL in a name', '{"a\\u0000":1}', 'input.malformed', 400],
    ['JSON 21 levels deep', nested(21), 'input.malformed', 400],
    ['JSON 100,000 levels deep', nested(40_000), 'input.malformed', 400],
    ['a prototype', '{"__proto__":{"admin":true}}', 'input.malformed', 400],
    ['a body over 256 kB', long, 'input.tooLarge', 413],
    ['an unknown field', '{"email":"a@b.c","password":"long enough","admin":true}', 'input.invalid', 400],
    ['a number for a text', '{"email":7,"password":"long enough"}', 'input.invalid', 400],
    ['a list for an object', '[1,2]', 'input.invalid', 400],
    ['null', 'null', 'input.invalid', 400],
  ])('%s', async (_, payload, code, status) => {
    const answer = await login(payload);

    expect(answer.body).toMatchObject({ code, status });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.detail.length).toBeGreaterThan(10);
  });

  it('a body that is no JSON', async () => {
    expect((await login('<xml/>', 'application/xml')).body).toMatchObject({
      code: 'input.mediaType',
      status: 415,
    });
  });

  it('names each wrong field', async () => {
    const { body } = await login('{"email":7,"surprise":1}');
    const fields = body.errors.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(expect.arrayContaining(['email', 'password', 'surprise']));
  });

  it('an address that does not exist', async () => {
    const answer = await app.call('GET', '/api/nothing/here');
    expect(answer.body).toMatchObject({ code: 'notFound', status: 404 });
  });

  it('a path with broken percent-encoding', async () => {
    const answer = await app.call('GET', '/api/projects/%E0%A4%A');
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('input.malformed');
  });
});
