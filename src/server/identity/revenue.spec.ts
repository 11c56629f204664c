import fc from 'fast-check';
import type { WarningReason } from '../../contract/identity-reasons.js';
import { intervals } from '../../contract/intervals.js';
import { monthlyCents, readRevenue } from './revenue.js';

function read(amount: unknown, interval?: unknown, intervalCount?: unknown) {
  const warnings: WarningReason[] = [];
  return {
    revenue: readRevenue({ amount, interval, intervalCount }, (reason) => warnings.push(reason)),
    warnings,
  };
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

  it.each([
    [1000, 'week', 1, 4345],
    [30_000, 'quarter', 1, 10_000],
    [30_000, 'month', 3, 10_000],
    [240_000, 'year', 2, 10_000],
    [100, 'day', 1, 3042],
    [100, 'day', 30, 101],
    [1, 'month', 2, 1],
    [1, 'month', 3, 0],
    [10 ** 12, 'year', 36, 2_314_814_815],
  ] as const)('of %d every %s × %d is %d, rounded once', (amount, interval, count, cents) =>
    expect(monthlyCents(amount, interval, count)).toBe(cents),
  );

  it('is the nearest cent, half up, in every interval and whatever the amount', () => {
    const parts = {
      day: [365n, 12n],
      week: [365n, 84n],
      month: [1n, 1n],
      quarter: [1n, 3n],
      year: [1n, 12n],
    };
    const amounts = fc.integer({ min: 0, max: 10 ** 12 });
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...intervals),
        fc.integer({ min: 1, max: 36 }),
        (amount, interval, count) => {
          const [numerator, denominator] = parts[interval] as [bigint, bigint];
          const divisor = denominator * BigInt(count);
          // Twice the distance from the exact value, in parts of the divisor.
          const off =
            2n * (divisor * BigInt(monthlyCents(amount, interval, count)) - BigInt(amount) * numerator);
          expect(off > -divisor && off <= divisor).toBe(true);
        },
      ),
    );
  });

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
    const free = { amount: 0, interval: null, intervalCount: 1, monthlyCents: 0 };
    expect(read(0)).toEqual({ revenue: free, warnings: [] });
  });

  it('is a plain zero where a language has a negative one', () => {
    expect(Object.is(read(-0).revenue?.amount, 0)).toBe(true);
  });

  it('may be as much as ten thousand million', () => {
    const revenue = { amount: 10 ** 12, interval: 'month', intervalCount: 1, monthlyCents: 10 ** 12 };
    expect(read(10 ** 12, 'month')).toEqual({ revenue, warnings: [] });
  });

  it('warns of an interval that is none only where one was named', () => {
    const free = { amount: 0, interval: null, intervalCount: 1, monthlyCents: 0 };
    expect(read(0, 'weekly')).toEqual({ revenue: free, warnings: ['interval'] });
    expect(read(0, null)).toEqual({ revenue: free, warnings: [] });
  });

  it('takes its interval in any case and spacing', () => {
    expect(read(58800, ' Year ').revenue).toEqual({
      amount: 58800,
      interval: 'year',
      intervalCount: 1,
      monthlyCents: 4900,
    });
  });

  it.each([['4900'], [49.99], [4900.00001], [-1], [10 ** 12 + 1], [Infinity], [NaN], [true], [{}], [[4900]]])(
    'is ignored with a warning when it is %j',
    (amount) => expect(read(amount, 'month')).toEqual({ revenue: undefined, warnings: ['amount'] }),
  );

  it.each([[undefined], ['monthly'], [12], ['weekly'], ['fortnight']])(
    'is ignored without an interval: %j',
    (interval) => expect(read(4900, interval)).toEqual({ revenue: undefined, warnings: ['interval'] }),
  );

  it('has an interval of several, and says so', () => {
    expect(read(30_000, 'month', 3)).toEqual({
      revenue: { amount: 30_000, interval: 'month', intervalCount: 3, monthlyCents: 10_000 },
      warnings: [],
    });
    expect(read(30_000, 'month', null).revenue).toMatchObject({ intervalCount: 1 });
  });

  it.each([0, -1, 37, 1.5, '3', true, {}])('is ignored with its interval where the count is %j', (count) =>
    expect(read(4900, 'month', count)).toEqual({ revenue: undefined, warnings: ['intervalCount'] }),
  );

  it('is ignored where it is over ten thousand million a month', () => {
    expect(read(10 ** 12, 'day')).toEqual({ revenue: undefined, warnings: ['amount'] });
    expect(read(10 ** 12, 'day', 31).revenue).toMatchObject({ monthlyCents: 981_182_795_699 });
  });
});
