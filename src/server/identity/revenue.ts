import type { WarningReason } from '../../contract/identity-reasons.js';
import type { Claims } from './token-types.js';

export type Interval = 'month' | 'year';

/** Ten thousand million, in cents. */
const MAX_AMOUNT = 10 ** 12;

/**
 * What an amount as billed (whole cents, 0 to 10¹²) is worth a month, in whole cents: a year's twelfth to the
 * nearest cent, half up, in integers (docs/identity.md, «Revenue»).
 */
export function monthlyCents(amount: number, interval: Interval | null): number {
  return interval === 'year' ? Math.floor((amount + 6) / 12) : amount;
}

/**
 * Amount and interval of a token's traits, or of a body of the server API, as one unit. Absent keeps, null
 * clears, anything else that is no whole rule is ignored with a warning: a guess would be wrong by 12 or by 100.
 */
export function readRevenue(
  traits: { amount?: unknown; interval?: unknown },
  warn: (reason: WarningReason) => void,
): Claims['revenue'] {
  if (traits.amount === undefined || traits.amount === null) return traits.amount;
  const amount = readAmount(traits.amount);
  const interval = readInterval(traits.interval);
  if (amount === null) {
    warn('amount');
    return undefined;
  }
  const said = traits.interval !== undefined && traits.interval !== null;
  if (interval === null && (said || amount > 0)) warn('interval');
  if (interval === null && amount > 0) return undefined;
  return { amount, interval, monthlyCents: monthlyCents(amount, interval) };
}

/** Whole cents. Numbers only: «49.00» could be dollars. `19.99 * 100` is 1998.9999999999998, hence the rounding. */
function readAmount(value: unknown): number | null {
  if (typeof value !== 'number' || !(value >= 0 && value <= MAX_AMOUNT)) return null;
  // Adding 0 makes a plain zero of the negative one.
  return Math.round(value) + 0;
}

function readInterval(value: unknown): Interval | null {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : null;
  return text === 'month' || text === 'year' ? text : null;
}
