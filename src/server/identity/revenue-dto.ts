import type { RevenueDto } from '../../contract/people.dto.js';
import type { RevenueRow } from './companies.repository.js';

/** What is billed, with its source and its age at `now`; null where nobody ever said. */
export function revenueDto(row: RevenueRow, now: Date): RevenueDto | null {
  const { amount, interval, intervalCount, monthlyCents, revenueAt, revenueSource } = row;
  if (revenueAt === null || revenueSource === null) return null;
  const ageSeconds = Math.max(0, Math.floor((now.getTime() - revenueAt.getTime()) / 1000));
  const at = revenueAt.toISOString();
  return { amount, interval, intervalCount, monthlyCents, source: revenueSource, at, ageSeconds };
}
