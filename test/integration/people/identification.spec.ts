import sql from 'sql-template-tag';
import { Callers } from '../../../src/server/identity/callers.js';
import { People } from '../../../src/server/identity/people.js';
import { TestApp } from '../../support/app.js';
import { tokenFor } from '../../support/identity.js';
import { TestPeople } from '../../support/people.js';
import { dumpPeople } from '../../support/people-state.js';

const acme = (amount: number) => ({ company: { id: 'acme' }, traits: { amount, interval: 'month' } });

describe('a customer’s user', () => {
  let app: TestApp;
  let people: TestPeople;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => (people = await TestPeople.start(app)));
  afterAll(() => app.stop());

  const seconds = () => Math.floor(app.clock.seconds());
  const everything = {
    sub: 'a',
    email: 'Ada@Example.com',
    name: 'Ada',
    company: { id: 'acme', name: 'Acme' },
    traits: { plan: 'pro', amount: 120_000, interval: 'year' },
  };

  const later = (claims: object) => ({ ...claims, iat: seconds() + 30 });
  /** Whether a caller with these claims is found without the slow path. */
  const atOnce = async (claims: Record<string, unknown>, visitorId?: string) => {
    const token = await tokenFor(app, people.project, people.secret, claims);
    const sent = { token, visitorId, address: '127.0.0.1' };
    const caller = await app.app.get(Callers, { strict: false }).of(people.project.id, sent);
    const who = app.app.get(People, { strict: false }).callerSql(caller);
    return (await app.db.rows(sql`with caller as (${who}) select * from caller`)).length === 1;
  };
  const resolve = (who: Parameters<People['resolveByMember']>[2]) =>
    app.db.transaction((tx) =>
      app.app.get(People, { strict: false }).resolveByMember(tx, people.project.rowId, who),
    );

  it('is known by all that the token says', async () => {
    await people.browser().session(everything);
    expect(await people.bySub('a')).toMatchObject({
      verified: true,
      name: 'Ada',
      email: 'Ada@Example.com',
      subs: ['a'],
      emails: ['ada@example.com'],
      plan: 'pro',
      monthlyCents: 10_000,
      company: { companyId: 'acme', name: 'Acme' },
      revenue: { amount: 120_000, interval: 'year', monthlyCents: 10_000, source: 'token' },
      visitors: 1,
    });
  });

  it('writes nothing by a token that says nothing new', async () => {
    const browser = people.browser();
    const request = await people.request();
    await browser.vote(request, everything);
    await browser.session(everything);
    const before = await dumpPeople(app.db, people.project.rowId);
    await browser.session(everything);
    await browser.session({ ...everything, iat: seconds() + 5 });
    expect(await dumpPeople(app.db, people.project.rowId)).toEqual(before);
  });

  describe('takes one statement to find', () => {
    const [full, bare] = [everything, { sub: 'a' }];

    it.each([
      ['the same token', () => full],
      ['the same claims a moment later', () => later(full)],
      ['a token that says less', () => bare],
      ['an older token that says something else', () => ({ ...bare, name: 'Lovelace', iat: seconds() - 60 })],
      ['an address that is for display only', () => ({ ...bare, email: full.email, email_verified: false })],
    ])('with %s', async (_, claims) => {
      await people.browser().session(everything);
      expect(await atOnce(claims())).toBe(true);
    });

    it.each([
      ['sub', () => ({ sub: 'b' })],
      ['name', () => later({ ...bare, name: 'Lovelace' })],
      ['address', () => later({ ...bare, email: 'ada@lovelace.example' })],
      ['company', () => later({ ...bare, company: { id: 'other' } })],
      ['end of a company', () => later({ ...bare, company: null })],
      ['amount', () => later({ ...full, traits: { amount: 130_000, interval: 'year' } })],
      ['amount of its own', () => later({ ...bare, traits: { amount: 100, interval: 'month' } })],
      ['plan', () => later({ ...full, traits: { plan: 'team' } })],
      ['name of the company', () => later({ ...full, company: { id: 'acme', name: 'Acme Ltd' } })],
      ['interval', () => later({ ...full, traits: { amount: 120_000, interval: 'quarter' } })],
      ['number of intervals', () => later({ ...full, traits: { ...full.traits, intervalCount: 2 } })],
      ['time, a minute after', () => ({ ...full, iat: seconds() + 60 })],
    ])('unless there is a new %s', async (_, claims) => {
      await people.browser().session(everything);
      expect(await atOnce(claims())).toBe(false);
      await people.browser().session(claims());
      expect(await atOnce(claims())).toBe(true);
    });

    it('unless the browser is new, or has acted without a token since', async () => {
      const browser = people.browser();
      const request = await people.request();
      await browser.session();
      expect(await atOnce(everything, browser.visitor)).toBe(false);
      await browser.session(everything);
      expect(await atOnce(everything, browser.visitor)).toBe(true);
      await browser.vote(request);
      expect(await atOnce(everything, browser.visitor)).toBe(false);
    });

    it.each([
      ['strict', 'another user’s', true],
      ['verified', 'not confirmed', undefined],
    ])('under %s, with an address that is %s', async (mergeByEmail, _, word) => {
      await people.call('PATCH', 'identity', { mergeByEmail });
      await people.browser().session({ ...everything, email_verified: true });
      await people.browser().session({ ...everything, email_verified: word, sub: 'b' });
      expect(await people.all()).toHaveLength(2);
      expect(await atOnce({ ...everything, email_verified: word, sub: 'b' })).toBe(true);
    });

    it('under verified, unless the address is confirmed now', async () => {
      await people.call('PATCH', 'identity', { mergeByEmail: 'verified' });
      await people.browser().session(everything);
      expect(await atOnce(everything)).toBe(true);
      const confirmed = { ...everything, email_verified: true };
      expect(await atOnce(confirmed)).toBe(false);
      await people.browser().session(confirmed);
      expect(await atOnce(confirmed)).toBe(true);
      expect(await people.bySub('a')).toMatchObject({ emails: ['ada@example.com'] });
    });
  });

  describe('in a browser', () => {
    it('is nobody there once the token is gone', async () => {
      const browser = people.browser();
      const request = await people.request();
      await browser.vote(request, everything);
      await browser.session(everything);
      expect((await browser.vote(request)).body).toEqual({ voted: true, votes: 2 });
      expect(await people.all()).toHaveLength(2);
      // Back with the token, it was the same user all along.
      await browser.session(everything);
      expect(await people.votes(request)).toBe(1);
      expect(await people.all()).toHaveLength(1);
    });

    it('that somebody else has used gets a new visitor id, and nothing of theirs', async () => {
      const browser = people.browser();
      const request = await people.request();
      await browser.session({ sub: 'a' });
      const before = browser.visitor;
      await browser.vote(request);
      const answer = await browser.session({ sub: 'b' });
      expect(answer.headers['x-reqio-visitor']).toBe(answer.body.visitorId);
      expect(browser.visitor).not.toBe(before);
      expect((await people.bySub('b')).votes).toEqual([]);
      expect((await people.bySub('a')).votes).toEqual([]);
      expect(await people.all()).toHaveLength(3);
    });

    it('leaves no row behind before it has done something', async () => {
      await people.browser().session();
      await people.browser().withdraw(await people.request());
      const { person, visitor } = await dumpPeople(app.db, people.project.rowId);
      expect([...person!, ...visitor!]).toEqual([]);
    });
  });

  describe('has fields', () => {
    it('of the newest token, in whatever order they come', async () => {
      const now = seconds();
      await people.browser().session({ sub: 'a', name: 'New', iat: now });
      await people.browser().session({ sub: 'a', name: 'Old', traits: { plan: 'free' }, iat: now - 100 });
      expect(await people.bySub('a')).toMatchObject({ name: 'New', plan: 'free' });
    });

    it('that null clears and silence keeps', async () => {
      await people.browser().session({ sub: 'a', traits: { plan: 'pro', amount: 4_900, interval: 'month' } });
      await people.browser().session({ sub: 'a', traits: { amount: null }, iat: seconds() + 1 });
      expect(await people.bySub('a')).toMatchObject({
        plan: 'pro',
        monthlyCents: null,
        revenue: { amount: null },
      });
    });

    it('whose amount belongs to the company in the same token, and counts for all of its people', async () => {
      await people.browser().session({ sub: 'a', traits: { amount: 500, interval: 'month' } });
      await people.browser().session({ sub: 'a', ...acme(90_000), iat: seconds() + 1 });
      await people.browser().session({ sub: 'b', company: { id: 'acme' } });
      expect(await people.bySub('a')).toMatchObject({ monthlyCents: 90_000 });
      expect(await people.bySub('b')).toMatchObject({ monthlyCents: 90_000 });
    });

    it('of its own again where it leaves the company', async () => {
      await people.browser().session({ sub: 'a', ...acme(90_000) });
      await people
        .browser()
        .session({ sub: 'a', traits: { amount: 500, interval: 'month' }, iat: seconds() + 1 });
      expect(await people.bySub('a')).toMatchObject({ monthlyCents: 90_000 });
      await people.browser().session({ sub: 'a', company: null, iat: seconds() + 2 });
      expect(await people.bySub('a')).toMatchObject({ company: null, monthlyCents: 500 });
    });

    it('that a token does not set where revenue comes from the API alone', async () => {
      await people.call('PATCH', 'identity', { revenueFrom: 'api' });
      await people
        .browser()
        .session({ sub: 'a', name: 'Ada', traits: { plan: 'stale', amount: 1, interval: 'month' } });
      expect(await people.bySub('a')).toMatchObject({ name: 'Ada', plan: null, monthlyCents: null });
      await people.call('PUT', 'people/by-sub/a', {
        traits: { plan: 'pro', amount: 4_900, interval: 'month' },
      });
      expect(await people.bySub('a')).toMatchObject({
        plan: 'pro',
        monthlyCents: 4_900,
        revenue: { source: 'api' },
      });
    });
  });

  describe('as members name them', () => {
    it('by an address is the person who signs in with it later', async () => {
      const id = await resolve({ email: 'Ada@Example.com', name: 'Ada' });
      expect((await people.call('GET', `people/${id}`)).body).toMatchObject({ verified: true, name: 'Ada' });
      expect(await resolve({ email: 'ada@example.com', name: 'Somebody' })).toBe(id);
      await people.browser().session({ sub: 'a', email: 'ADA@example.com', iat: seconds() + 1 });
      expect(await people.bySub('a')).toMatchObject({ id, name: 'Ada', email: 'ADA@example.com' });
    });

    it('by the id of somebody merged is who that is now', async () => {
      await people.browser().session({ sub: 'a', email: 'x@example.com' });
      await people.browser().session({ sub: 'b' });
      const merged = (await people.bySub('b')).id;
      await people.browser().session({ sub: 'b', email: 'x@example.com' });
      expect(await resolve({ id: merged })).toBe((await people.bySub('a')).id);
    });

    it.each([
      ['an id that nobody has', { id: '999999' }, 'notFound'],
      ['no number', { id: 'x' }, 'notFound'],
      ['no address', { email: 'ada' }, 'input.invalid'],
      ['no sub', { sub: ' ' }, 'input.invalid'],
      ['a placeholder', { sub: 'Guest' }, 'input.invalid'],
      ['two ways', { sub: 'a', email: 'x@example.com' }, 'input.invalid'],
      ['no way', {}, 'input.invalid'],
    ])('is refused by %s', async (_, who, code) => {
      await expect(resolve(who)).rejects.toMatchObject({ code });
      expect(await people.all()).toEqual([]);
    });

    it('is refused by an address that is for display only', async () => {
      const id = await resolve({ email: 'x@example.com' });
      await people.call('PATCH', `people/${id}/emails`, { email: 'x@example.com', displayOnly: true });
      await expect(resolve({ email: 'x@example.com' })).rejects.toMatchObject({ code: 'input.invalid' });
    });
  });
});
