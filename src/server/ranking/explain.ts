import { leftOutReasons, type LeftOutReason, type TermKind } from '../../contract/explanation.dto.js';
import type { Interval } from '../../contract/intervals.js';
import { hasWholeScores, type Lens } from './lens.js';
import { winsTie, type RankKey } from './rank-key.js';

/** A part of a request's score before any division by effort, from one snapshot with the others. */
export interface Contribution {
  kind: TermKind;
  customerId: string | null;
  name: string | null;
  plan: string | null;
  /** As billed, in cents. */
  amount: number | null;
  interval: Interval | null;
  intervalCount: number | null;
  monthlyCents: number | null;
  source: string | null;
  asOf: Date | null;
  /** Customers behind it: one, but for the rest. */
  customers: number;
  /** Persons behind it. */
  voters: number;
  /** Those of them whose customer's revenue nobody has said. */
  unknown: number;
  points: number;
}

/** People by the reason for which no term counts them. */
export type LeftOut = Record<Exclude<LeftOutReason, 'companyAlreadyCounted' | 'unknownRevenue'>, number>;

export interface Term extends Contribution {
  /** What one voter weighs before the lens counts it, in cents; null for customers. */
  weightCents: number | null;
}

export interface Explained {
  terms: Term[];
  /** The sum of the terms' points in their order: exact where the lens has whole scores, else to the last bit. */
  score: number;
  /** People by the reason for which the terms count them not at all, only once, or as free; none with 0. */
  leftOut: { reason: LeftOutReason; count: number }[];
  /** The customer with the most points; null where none has any. */
  largestShare: { customerId: string; name: string | null; share: number } | null;
}

/** What the lower of two requests lacks to stand before the other. */
export interface Distance {
  points: number;
  /** The same as cents a month of a new customer; null where a lens's points are not cents. */
  monthlyCents: number | null;
}

const ORDER: TermKind[] = ['customer', 'rest', 'free', 'anonymous'];

/** Every term of a score: docs/ranking.md section 3. `effort` is the request's; only a lens with effort divides. */
export function explain(
  lens: Lens,
  effort: number | null,
  contributions: readonly Contribution[],
  uncounted: LeftOut,
): Explained {
  const divisor = lens.effort ? (effort ?? 1) : 1;
  const terms = contributions
    .filter(({ voters }) => voters > 0)
    .map((part) => ({ ...part, points: part.points / divisor, weightCents: weightOf(part.kind, lens) }))
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.points - a.points);
  const score = terms.reduce((sum, { points }) => sum + points, 0);
  return {
    terms,
    score,
    leftOut: leftOut(lens, terms, uncounted),
    largestShare: largestShare(terms[0], score),
  };
}

const isPaying = ({ kind }: Term): boolean => kind === 'customer' || kind === 'rest';

/** Under votes every person counts, whoever pays for it. */
function leftOut(lens: Lens, terms: readonly Term[], uncounted: LeftOut): Explained['leftOut'] {
  const total = (part: (term: Term) => number) => terms.reduce((sum, term) => sum + part(term), 0);
  const counts: Record<LeftOutReason, number> = {
    ...uncounted,
    companyAlreadyCounted: total((term) => (isPaying(term) ? term.voters - term.customers : 0)),
    unknownRevenue: total(({ unknown }) => unknown),
    ...(lens.base === 'votes' && { companyAlreadyCounted: 0, unknownRevenue: 0 }),
  };
  return leftOutReasons.map((reason) => ({ reason, count: counts[reason] })).filter(({ count }) => count > 0);
}

/** How far `lower` is behind `upper`, its neighbour; `effort` is the lower one's. */
export function distance(lens: Lens, lower: RankKey, upper: RankKey, effort: number | null): Distance {
  const gap = upper.score - lower.score;
  const points = hasWholeScores(lens) && !winsTie(lower, upper) ? gap + 1 : gap;
  const areCents = lens.base === 'revenue' && lens.exponent === 1;
  return { points, monthlyCents: areCents ? centsFor(points, lens, effort) : null };
}

/** With effort, a cent is worth less than a point, and an equal score is not yet enough. */
function centsFor(points: number, lens: Lens, effort: number | null): number {
  return lens.effort ? Math.floor(points * (effort ?? 1)) + 1 : points;
}

function weightOf(kind: TermKind, lens: Lens): number | null {
  if (kind === 'free') return lens.freeVoteCents;
  return kind === 'anonymous' ? lens.anonymousVoteCents : null;
}

function largestShare(first: Term | undefined, score: number): Explained['largestShare'] {
  if (!first?.customerId || first.points <= 0) return null;
  return { customerId: first.customerId, name: first.name, share: first.points / score };
}
