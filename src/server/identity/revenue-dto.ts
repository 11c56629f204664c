import type { RevenueDto } from '../../contract/people.dto.js';
import type { RevenueRow } from './companies.repository.js';

/** What is billed, with its source and its age at `now`; null where nobody ever said. */
export function revenueDto(row: RevenueRow, now: Date): RevenueDto | null {
  const { amount, interval, monthlyCents, revenueAt, revenueSource } = row;
  if (revenueAt === null || revenueSource === null) return null;
  const ageSeconds = Math.max(0, Math.floor((now.getTime() - revenueAt.getTime()) / 1000));
  return { amount, interval, monthlyCents, source: revenueSource, at: revenueAt.toISOString(), ageSeconds };
}
