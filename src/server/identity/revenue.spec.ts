import fc from 'fast-check';
import type { WarningReason } from '../../contract/identity-reasons.js';
import { monthlyCents, readRevenue } from './revenue.js';

function read(amount: unknown, interval?: unknown) {
  const warnings: WarningReason[] = [];
  return { revenue: readRevenue({ amount, interval }, (reason) => warnings.push(reason)), warnings };
}

describe('monthly revenue', () => {
  it('is the amount itself by the month', () => expect(monthlyCents(4900, 'month')).toBe(4900));

  it.each([
    [50000, 4167],
    [10000, 833],
    [58800, 4900],
    [6, 1],
    [5, 0],
    [0, 0],
    [10 ** 12, 83_333_333_333],
  ])('of %d a year is %d, the nearest cent', (amount, cents) =>
    expect(monthlyCents(amount, 'year')).toBe(cents),
  );

  it('of a year is within half a cent of its twelfth, half up, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (amount) => {
        const off = 12 * monthlyCents(amount, 'year') - amount;
        expect(off > -6 && off <= 6).toBe(true);
      }),
    );
  });
});

describe('an amount in traits', () => {
  it('is rounded to whole cents', () => {
    expect(read(19.99 * 100, 'month').revenue).toMatchObject({ amount: 1999, monthlyCents: 1999 });
  });

  it('says nothing when absent, clears when null, and is free when 0', () => {
    expect(read(undefined, 'month')).toEqual({ revenue: undefined, warnings: [] });
    expect(read(null)).toEqual({ revenue: null, warnings: [] });
    expect(read(0)).toEqual({ revenue: { amount: 0, interval: null, monthlyCents: 0 }, warnings: [] });
  });

  it('is a plain zero where a language has a negative one', () => {
    expect(Object.is(read(-0).revenue?.amount, 0)).toBe(true);
  });

  it('may be as much as ten thousand million', () => {
    const revenue = { amount: 10 ** 12, interval: 'month', monthlyCents: 10 ** 12 };
    expect(read(10 ** 12, 'month')).toEqual({ revenue, warnings: [] });
  });

  it('warns of an interval that is none only where one was named', () => {
    const free = { amount: 0, interval: null, monthlyCents: 0 };
    expect(read(0, 'weekly')).toEqual({ revenue: free, warnings: ['interval'] });
    expect(read(0, null)).toEqual({ revenue: free, warnings: [] });
  });

  it('takes its interval in any case and spacing', () => {
    expect(read(58800, ' Year ').revenue).toEqual({ amount: 58800, interval: 'year', monthlyCents: 4900 });
  });

  it.each([['4900'], [-1], [10 ** 12 + 1], [Infinity], [NaN], [true], [{}], [[4900]]])(
    'is ignored with a warning when it is %j',
    (amount) => expect(read(amount, 'month')).toEqual({ revenue: undefined, warnings: ['amount'] }),
  );

  it.each([[undefined], ['monthly'], [12], ['week']])('is ignored without an interval: %j', (interval) =>
    expect(read(4900, interval)).toEqual({ revenue: undefined, warnings: ['interval'] }),
  );
});
