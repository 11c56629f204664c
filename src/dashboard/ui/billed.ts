import type { Interval } from '../../contract/intervals';
import { exactMoney } from './format';

interface Billed {
  amount: number;
  interval?: Interval | null;
  intervalCount?: number;
}

/** An amount as it is billed: “$300 every 3 months”, “$120 a year”. */
export function billed({ amount, interval, intervalCount = 1 }: Billed, currency: string): string {
  const unit = interval ?? 'month';
  const often = intervalCount === 1 ? `a ${unit}` : `every ${intervalCount} ${unit}s`;
  return `${exactMoney(amount, currency)} ${often}`;
}

/** Whether the amount is billed each month, so that showing it per month would only repeat it. */
export function isByMonth({ interval, intervalCount = 1 }: Omit<Billed, 'amount'>): boolean {
  return intervalCount === 1 && (interval ?? 'month') === 'month';
}
