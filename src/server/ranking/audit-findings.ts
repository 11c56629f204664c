import type { DriftDto } from '../../contract/ranking.dto.js';
import { balancedPoints, scores, type Sums, type Weights } from './score.js';

/** What a request's votes say. Times are text. */
export interface Standing extends Sums {
  open: boolean;
  createdAt: string;
  verifiedVoters: number;
  payingCustomers: number;
  lastVoteAt: string | null;
  /** Monthly cents by plan, as text; null without any. */
  plans: string | null;
  defaultScore: number | null;
}

/** What is stored of a request. */
export interface StoredStanding extends Standing {
  revenueScore: number;
  balancedScore: number;
  trendingScore: number;
}

export interface Audited {
  requestId: string;
  /** A change of it is still marked, so what is stored may well be older than the votes. */
  pending: boolean;
  /** Null where it never was scored. */
  stored: StoredStanding | null;
  actual: Standing;
}

export interface AuditedVote {
  requestId: string;
  personId: string;
  storedCustomer: string | null;
  actualCustomer: string | null;
  mergedInto: string | null;
}

export interface AuditedCustomer {
  customerId: string;
  monthlyCents: number | null;
  balancedPoints: number;
}

/** Something stored that is not what it should be. */
export type Drift = Omit<DriftDto, 'repaired'>;

/** Sums of doubles depend on their order: this part of one is no difference. Everything else is exact. */
const TOLERANCE = 1e-9;
const DOUBLES: readonly (keyof StoredStanding)[] = [
  'trendCents',
  'trendFree',
  'trendAnonymous',
  'trendingScore',
  'defaultScore',
];

/** Field by field, what is stored of a request beside what its votes say and the pure functions make of that. */
export function driftOfRequest({ requestId, stored, actual }: Audited, weights: Weights): Drift[] {
  const { revenue, balanced, trending } = scores(actual, weights);
  const should: StoredStanding = {
    ...actual,
    revenueScore: revenue,
    balancedScore: balanced,
    trendingScore: trending,
  };
  const fields = Object.keys(should) as (keyof StoredStanding)[];
  return fields
    .filter((field) => !same(field, stored?.[field] ?? null, should[field]))
    .map((field) => drift({ requestId, field, stored: stored?.[field] ?? null, actual: should[field] }));
}

/** A vote that counts for another customer than its person's, or that was left behind by a merge of persons. */
export function driftOfVote(vote: AuditedVote): Drift[] {
  const { requestId, personId, storedCustomer, actualCustomer, mergedInto } = vote;
  const of = { requestId, personId, customerId: actualCustomer };
  const found: Drift[] = [];
  if (storedCustomer !== actualCustomer)
    found.push(drift({ ...of, field: 'customerId', stored: storedCustomer, actual: actualCustomer }));
  if (mergedInto !== null)
    found.push(drift({ ...of, field: 'personId', stored: personId, actual: mergedInto }));
  return found;
}

/** A customer whose points under the balanced lens are not those of its revenue. */
export function driftOfCustomer({
  customerId,
  monthlyCents,
  balancedPoints: stored,
}: AuditedCustomer): Drift[] {
  const actual = balancedPoints(monthlyCents ?? 0);
  return stored === actual ? [] : [drift({ customerId, field: 'balancedPoints', stored, actual })];
}

type Value = string | number | boolean | null;

function drift(found: {
  requestId?: string;
  personId?: string;
  customerId?: string | null;
  field: string;
  stored: Value;
  actual: Value;
}): Drift {
  const { requestId = null, personId = null, customerId = null, field, stored, actual } = found;
  return { requestId, personId, customerId, field, stored: textOf(stored), actual: textOf(actual) };
}

const textOf = (value: Value): string | null => (value === null ? null : String(value));

function same(field: keyof StoredStanding, stored: Value, actual: Value): boolean {
  if (typeof stored !== 'number' || typeof actual !== 'number' || !DOUBLES.includes(field))
    return stored === actual;
  return Math.abs(stored - actual) <= TOLERANCE * Math.abs(actual);
}
