import { intervals, type Interval } from '../../contract/intervals.js';
import type { WarningReason } from '../../contract/identity-reasons.js';
import type { Claims } from './token-types.js';

export type { Interval } from '../../contract/intervals.js';

/** Ten thousand million, in cents. */
const MAX_AMOUNT = 10 ** 12;
const MAX_COUNT = 36;
/** How far products such as `19.99 * 100` may be from whole cents; anything further off is in dollars. */
const ROUNDING = 1e-6;

/** A month in each interval, as a fraction: a year has 365 days, 365/7 weeks and 12 months. */
const MONTH: Record<Interval, readonly [numerator: number, denominator: number]> = {
  day: [365, 12],
  week: [365, 84],
  month: [1, 1],
  quarter: [1, 3],
  year: [1, 12],
};

/**
 * What an amount as billed (whole cents, 0 to 10¹²) once in `count` intervals is worth a month: the nearest whole
 * cent, half up, in integers and rounded once (docs/identity.md, “Revenue”).
 */
export function monthlyCents(amount: number, interval: Interval | null, count = 1): number {
  if (interval === null) return amount;
  const [numerator, denominator] = MONTH[interval];
  // The half is added before the division; twice of everything keeps it whole, and far below 2^53.
  const dividend = 2 * amount * numerator + denominator * count;
  const divisor = 2 * denominator * count;
  return (dividend - (dividend % divisor)) / divisor;
}

/**
 * Amount and interval of a token's traits, or of a body of the server API, as one unit. Absent keeps, null
 * clears, anything else that is no whole rule is ignored with a warning: a guess would be wrong by 12 or by 100.
 */
export function readRevenue(
  traits: { amount?: unknown; interval?: unknown; intervalCount?: unknown },
  warn: (reason: WarningReason) => void,
): Claims['revenue'] {
  if (traits.amount === undefined || traits.amount === null) return traits.amount;
  const amount = readAmount(traits.amount);
  const interval = readInterval(traits.interval);
  const count = readCount(traits.intervalCount);
  if (amount === null) return refuse('amount');
  if (count === null) return refuse('intervalCount');
  const said = traits.interval !== undefined && traits.interval !== null;
  if (interval === null && (said || amount > 0)) warn('interval');
  if (interval === null && amount > 0) return undefined;
  const monthly = monthlyCents(amount, interval, count);
  if (monthly > MAX_AMOUNT) return refuse('amount');
  return { amount, interval, intervalCount: interval === null ? 1 : count, monthlyCents: monthly };

  function refuse(reason: WarningReason): undefined {
    warn(reason);
  }
}

/** Whole cents. Numbers only: “49.00” may be in dollars, and 49.99 must be. */
function readAmount(value: unknown): number | null {
  if (typeof value !== 'number' || !(value >= 0 && value <= MAX_AMOUNT)) return null;
  // Adding 0 makes a plain zero of the negative one.
  const cents = Math.round(value) + 0;
  return Math.abs(value - cents) <= ROUNDING ? cents : null;
}

function readInterval(value: unknown): Interval | null {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : null;
  return intervals.find((interval) => interval === text) ?? null;
}

/** Absent means one. */
function readCount(value: unknown): number | null {
  if (value === undefined || value === null) return 1;
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_COUNT
    ? (value as number)
    : null;
}
