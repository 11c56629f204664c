import { billed, isByMonth } from './billed';

test('an amount says how often it is billed', () => {
  expect(billed({ amount: 12_000, interval: 'year' }, 'USD')).toBe('$120 a year');
  expect(billed({ amount: 30_000, interval: 'month', intervalCount: 3 }, 'USD')).toBe('$300 every 3 months');
  expect(billed({ amount: 0, interval: null, intervalCount: 1 }, 'USD')).toBe('$0 a month');
});

test('only what is billed each month needs no monthly part beside it', () => {
  expect(isByMonth({ interval: 'month', intervalCount: 1 })).toBe(true);
  expect(isByMonth({ interval: null })).toBe(true);
  expect(isByMonth({ interval: 'month', intervalCount: 3 })).toBe(false);
  expect(isByMonth({ interval: 'year', intervalCount: 1 })).toBe(false);
});
