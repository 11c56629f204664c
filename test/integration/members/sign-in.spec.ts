import { PasswordConfirmation } from '../../../src/server/members/password-confirmation.js';
import { Sessions } from '../../../src/server/members/sessions.js';
import { TestApp, type Answer } from '../../support/app.js';
import { PASSWORD, createProject, signUp } from '../../support/members.js';

const cookieOf = (answer: Answer): string => String(answer.headers['set-cookie']).split(';')[0]!;

describe('signing in', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const login = (email: string, password = PASSWORD, more: { headers?: Record<string, string> } = {}) =>
    app.call('POST', '/api/auth/login', { body: { email, password }, ...more });
  const me = (cookie: string) => app.call('GET', '/api/auth/me', { cookie });
  const change = (cookie: string, current: string, next: string) =>
    app.call('POST', '/api/auth/password', { cookie, body: { current, next } });
  const sessionOf = async (cookie: string) => {
    const session = await app.app.get(Sessions).find(cookie.split('=')[1]!, null, '127.0.0.1');
    return session!.member;
  };

  it('opens a session whose cookie no script and no other site gets at', async () => {
    const { id, email } = await signUp(app, 'Ada');
    const answer = await login(email);
    expect(answer).toMatchObject({ status: 200, body: { id, email, name: 'Ada' } });
    const cookie = String(answer.headers['set-cookie']);
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Secure']) expect(cookie).toContain(part);
    expect(await me(cookieOf(answer))).toMatchObject({ status: 200, body: { id, email, name: 'Ada' } });
  });

  it('takes the address in any case of its letters', async () => {
    const { email } = await signUp(app);
    expect((await login(` ${email.toUpperCase()} `)).status).toBe(200);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const { email } = await signUp(app);
    const wrong = await login(email, 'something else');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'auth.failed' } });
    expect((await login('nobody@example.com', 'something else')).body).toEqual(wrong.body);
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('is asked for where there is no session, or one that is made up', async () => {
    for (const cookie of ['', 'reqio_session=', 'reqio_session=made-up']) {
      expect(await me(cookie)).toMatchObject({ status: 401, body: { code: 'auth.required' } });
    }
  });

  it('ends with signing out, on the server as well', async () => {
    const { cookie } = await signUp(app);
    const answer = await app.call('POST', '/api/auth/logout', { cookie });
    expect(answer.status).toBe(204);
    expect(cookieOf(answer)).toBe('reqio_session=');
    expect((await me(cookie)).status).toBe(401);
    expect((await app.call('POST', '/api/auth/logout', { cookie })).status).toBe(204);
  });

  it('stays open for 30 days after the last use, and no longer', async () => {
    const { cookie } = await signUp(app);
    expect((await me(cookie)).headers['set-cookie']).toBeUndefined();
    app.clock.advance({ days: 29 });
    expect(cookieOf(await me(cookie))).toBe(cookie);
    app.clock.advance({ days: 29 });
    expect((await me(cookie)).status).toBe(200);
    app.clock.advance({ days: 31 });
    expect((await me(cookie)).status).toBe(401);
  });

  it('is refused to another site, whose page made the browser ask', async () => {
    const { email, cookie } = await signUp(app);
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await login(email, PASSWORD, { headers })).body.code).toBe('auth.crossSite');
    const create = { cookie, headers: { origin: 'https://evil.example' }, body: { name: 'Mine' } };
    expect((await app.call('POST', '/api/projects', create)).body.code).toBe('auth.crossSite');
    expect((await app.call('GET', '/api/auth/me', { cookie, headers })).status).toBe(200);
  });

  it('is nothing that a widget on another site needs', async () => {
    const { id } = await createProject(app);
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://app.example' };
    const answer = await app.call('POST', `/api/widget/${id}/session`, { headers, body: {} });
    expect(answer.body).toMatchObject({ identity: 'anonymous', project: { id } });
  });

  it('takes JSON only, which no form can send', async () => {
    const answer = await app.app.inject({
      method: 'POST',
      url: '/api/auth/login',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'email=a%40example.com&password=something',
    });
    expect(answer.json()).toMatchObject({ status: 415, code: 'input.mediaType' });
  });

  it.each([{}, { email: 1, password: [] }, { email: 'a@example.com', password: PASSWORD, admin: true }])(
    'refuses a body that is not one: %j',
    async (body) => {
      expect((await app.call('POST', '/api/auth/login', { body })).body.code).toBe('input.invalid');
    },
  );

  describe('a new password', () => {
    it('is good from then on, and ends the other sessions', async () => {
      const { email, cookie } = await signUp(app);
      const other = cookieOf(await login(email));
      expect((await change(cookie, PASSWORD, 'another password')).status).toBe(204);
      expect((await me(cookie)).status).toBe(200);
      expect((await me(other)).status).toBe(401);
      expect((await login(email)).status).toBe(401);
      expect((await login(email, 'another password')).status).toBe(200);
    });

    it('is the same however a keyboard makes its letters', async () => {
      const { email, cookie } = await signUp(app);
      await change(cookie, PASSWORD, 'cafe\u0301 cafe\u0301');
      expect((await login(email, 'caf\u00e9 caf\u00e9')).status).toBe(200);
    });

    it('needs the one until now', async () => {
      const { cookie } = await signUp(app);
      expect((await change(cookie, 'something else', 'another password')).body.code).toBe('auth.failed');
    });

    it.each(['too short', 'x'.repeat(201)])('has 10 to 200 characters, unlike %s', async (next) => {
      const { cookie } = await signUp(app);
      expect((await change(cookie, PASSWORD, next)).body).toMatchObject({
        code: 'input.invalid',
        errors: [{ field: 'next' }],
      });
    });
  });

  describe('what wants the password again', () => {
    it('is content with a sign-in of the last five minutes, then asks', async () => {
      const confirmation = app.app.get(PasswordConfirmation);
      const { cookie } = await signUp(app);
      await expect(confirmation.require(await sessionOf(cookie))).resolves.toBeUndefined();
      app.clock.advance({ minutes: 6 });
      const member = await sessionOf(cookie);
      await expect(confirmation.require(member)).rejects.toMatchObject({ code: 'auth.passwordRequired' });
      await expect(confirmation.require(member, 'wrong one')).rejects.toMatchObject({ code: 'auth.failed' });
      await expect(confirmation.require(member, PASSWORD)).resolves.toBeUndefined();
      await expect(confirmation.require(await sessionOf(cookie))).resolves.toBeUndefined();
    });
  });
});

describe('guessing', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ settings: { rateLimit: true } })));
  afterAll(() => app.stop());

  const guess = (email: string, address: string, password = 'a wrong guess') =>
    app.call('POST', '/api/auth/login', { body: { email, password }, address });
  const guesses = async (count: number, email: string, address: (i: number) => string) => {
    const answers = await Promise.all(Array.from({ length: count }, (_, i) => guess(email, address(i))));
    return answers.map(({ status }) => status);
  };

  it('ends after ten tries from one place, even at once, while the member signs in from another', async () => {
    const { email } = await signUp(app);
    const statuses = await guesses(12, email, () => '198.51.100.1');
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    const refused = await guess(email.toUpperCase(), '198.51.100.1', PASSWORD);
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await guess(email, '198.51.100.2', PASSWORD)).status).toBe(200);
  });

  it('counts anew after a success', async () => {
    const { email } = await signUp(app);
    for (let round = 0; round < 2; round++) {
      expect(await guesses(9, email, () => '198.51.100.3')).not.toContain(429);
      expect((await guess(email, '198.51.100.3', PASSWORD)).status).toBe(200);
    }
  });

  it('ends after a hundred tries on one account, from wherever they come', async () => {
    const { email } = await signUp(app);
    const statuses = await guesses(101, email, (i) => `203.0.113.${i}`);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  it('ends after a hundred tries from one place, and one IPv6 network is one place', async () => {
    const answers = await Promise.all(
      Array.from({ length: 101 }, (_, i) => guess(`nobody${i}@example.com`, `2001:db8::${i.toString(16)}`)),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('ends after ten tries at the password of an open session', async () => {
    const { cookie } = await signUp(app);
    const change = () =>
      app.call('POST', '/api/auth/password', {
        cookie,
        body: { current: 'wrong', next: 'another password' },
      });
    for (let i = 0; i < 10; i++) expect((await change()).status).toBe(401);
    expect((await change()).status).toBe(429);
  });
});
