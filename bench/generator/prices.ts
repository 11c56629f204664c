import { balancedPoints } from '../../src/server/ranking/score.js';
import type { Random } from './random.js';

/** What customers pay: columns of equal length. */
export interface Prices {
  plans: string[];
  cents: number[];
  points: number[];
}

const PRICES = 500;
const SMALLEST_DOLLARS = 9;
const LARGEST_DOLLARS = 30_000;

/** Prices that are spread evenly over orders of magnitude, with the plan that such a price is paid for. */
export function somePrices(random: Random): Prices {
  const ratio = Math.log(LARGEST_DOLLARS / SMALLEST_DOLLARS);
  // The square makes small prices frequent.
  const cents = Array.from({ length: PRICES }, () =>
    Math.round(SMALLEST_DOLLARS * 100 * Math.exp(ratio * random.next() ** 2)),
  );
  return { cents, plans: cents.map(planOf), points: cents.map(balancedPoints) };
}

function planOf(cents: number): string {
  if (cents < 50_00) return 'Starter';
  if (cents < 500_00) return 'Team';
  return cents < 5_000_00 ? 'Business' : 'Enterprise';
}
