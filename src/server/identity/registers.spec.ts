import fc from 'fast-check';
import { BUMP_MS, isNews, later, saidBy, type Register, type Revenue } from './registers.js';
import type { Claims } from './token-types.js';

const said = <Value>(value: Value | null, seconds: number): Register<Value> => ({
  value,
  at: new Date(1_795_000_000_000 + seconds * 1000),
  source: 'token',
});
const monthly = (amount: number): Revenue => ({
  amount,
  interval: 'month',
  intervalCount: 1,
  monthlyCents: amount,
});
const register = fc
  .record({ value: fc.constantFrom(null, 'a', 'b'), minutes: fc.integer({ min: 0, max: 3 }) })
  .map(({ value, minutes }) => said(value, 60 * minutes));

/** What stands after `news` were said in this order. */
const after = (news: Register<string>[]) =>
  news.reduce<Register<string> | null>((current, one) => (isNews(current, one) ? one : current), null);

describe('registers', () => {
  it('keep what is said first until something newer comes', () => {
    expect(isNews(null, said('a', 0))).toBe(true);
    expect(isNews(said('a', 10), said('b', 9))).toBe(false);
    expect(isNews(said('a', 10), said('b', 11))).toBe(true);
  });

  it('take a lower amount as readily as a higher one', () => {
    expect(isNews(said(monthly(9_900), 0), said(monthly(100), 1))).toBe(true);
  });

  it('are emptied by null, and filled again', () => {
    expect(isNews(said('a', 0), said<string>(null, 1))).toBe(true);
    expect(isNews(said<string>(null, 1), said('a', 2))).toBe(true);
  });

  it('settle a tie by the value, whichever came first', () => {
    expect(isNews(said('a', 0), said('b', 0))).toBe(true);
    expect(isNews(said('b', 0), said('a', 0))).toBe(false);
    expect(isNews(said(monthly(1), 0), said(monthly(2), 0))).toBe(true);
    expect(isNews(said(monthly(2), 0), said(monthly(1), 0))).toBe(false);
  });

  it('are bumped by the same value once a minute at the most', () => {
    expect(isNews(said('a', 0), said('a', BUMP_MS / 1000 - 1))).toBe(false);
    expect(isNews(said('a', 0), said('a', BUMP_MS / 1000))).toBe(true);
  });

  it('do not depend on the order in which things are said, a minute apart', () => {
    fc.assert(
      fc.property(fc.array(register, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (news, random) => {
        const shuffled = news
          .map((one) => ({ one, key: random.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(after(shuffled)).toEqual(after(news));
      }),
    );
  });

  it('merge to the same, whoever is merged with whom first', () => {
    const some = fc.option(register);
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(later(a, b)).toEqual(later(b, a));
        expect(later(later(a, b), c)).toEqual(later(a, later(b, c)));
        expect(later(a, a)).toEqual(a);
      }),
    );
  });
});

describe('what a token says', () => {
  const claims: Claims = {
    sub: 'a',
    iat: 1_795_000_000.25,
    email: { key: 'ada@example.com', display: 'Ada@Example.com', confirmed: true },
    name: undefined,
    plan: 'pro',
    revenue: null,
    company: { id: 'acme', name: 'Acme' },
  };

  it('is every claim that is there, at the time of issue', () => {
    const { at, registers, companyName } = saidBy(claims, 'token', 'tokensAndApi');
    expect(at.toISOString()).toBe('2026-11-18T11:06:40.250Z');
    expect(registers).toEqual({
      email: { value: 'Ada@Example.com', at, source: 'token' },
      plan: { value: 'pro', at, source: 'token' },
      revenue: { value: null, at, source: 'token' },
      company: { value: 'acme', at, source: 'token' },
      name: undefined,
    });
    expect(companyName).toEqual({ value: 'Acme', at, source: 'token' });
  });

  it('leaves a company where it says null, and says nothing of one where it is silent', () => {
    expect(saidBy({ ...claims, company: null }, 'token', 'api').registers.company).toMatchObject({
      value: null,
    });
    expect(saidBy({ ...claims, company: undefined }, 'token', 'api').registers.company).toBeUndefined();
  });

  it('is neither plan nor amount where both come from the API alone', () => {
    const { registers } = saidBy(claims, 'token', 'api');
    expect(registers).toMatchObject({ plan: undefined, revenue: undefined, company: { value: 'acme' } });
    expect(saidBy(claims, 'api', 'api').registers).toMatchObject({ plan: { value: 'pro' } });
  });
});
