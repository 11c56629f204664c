import type { BuiltInLens } from '../../contract/lenses.js';
import { given } from './given.js';
import { balancedPoints, type Decay, type Weights } from './score.js';

/** A lens as it is sent and saved: what it leaves out is the project's. docs/ranking.md section 2. */
export interface LensSpec {
  lens: BuiltInLens;
  weights?: Partial<Weights> & { halfLifeDays?: number };
  /** Contributor weights are raised to this power first: 0.25–1. */
  exponent?: number;
  /** Only voters whose customer is on one of these plans count. */
  plans?: readonly string[];
  /** Customers whose people's votes do not count. */
  withoutCustomers?: readonly string[];
  /** Only votes given at or after this time count: ISO 8601. */
  votesSince?: string;
  /** Divides the score by the request's effort; a request without an estimate is not divided. */
  effort?: boolean;
}

/** What a spec is completed with: the weights and the scale that a project's scores are stored under. */
export type Scale = Weights & Decay;

/** A lens with every number filled in: the whole arithmetic from votes to a score. */
export interface Lens extends Weights, Decay {
  base: BuiltInLens;
  exponent: number;
  plans: readonly string[] | null;
  withoutCustomers: readonly string[];
  votesSince: Date | null;
  effort: boolean;
}

/**
 * Fills in what `spec` leaves to the project. An anonymous vote never weighs more than a free one, also where the
 * project has lowered its weights since the lens was saved.
 */
export function completed(spec: LensSpec, scale: Scale): Lens {
  const freeVoteCents = spec.weights?.freeVoteCents ?? scale.freeVoteCents;
  const anonymousVoteCents = spec.weights?.anonymousVoteCents ?? scale.anonymousVoteCents;
  return {
    base: spec.lens,
    freeVoteCents,
    anonymousVoteCents: Math.min(anonymousVoteCents, freeVoteCents),
    halfLifeDays: spec.weights?.halfLifeDays ?? scale.halfLifeDays,
    landmark: scale.landmark,
    exponent: spec.exponent ?? 1,
    plans: spec.plans ?? null,
    withoutCustomers: spec.withoutCustomers ?? [],
    votesSince: spec.votesSince === undefined ? null : new Date(spec.votesSince),
    effort: spec.effort ?? false,
  };
}

/** `spec` with the numbers of `changes` in place of its own. */
export function changed(spec: LensSpec, { weights, ...changes }: Omit<LensSpec, 'lens'>): LensSpec {
  return { ...spec, ...given(changes), weights: { ...spec.weights, ...given(weights ?? {}) } };
}

/** Whether the weights agree once completed: an anonymous vote may not weigh more than a free one. */
export function weightsAgree({ weights = {} }: Omit<LensSpec, 'lens'>, scale: Weights): boolean {
  const { freeVoteCents = scale.freeVoteCents, anonymousVoteCents } = weights;
  return anonymousVoteCents === undefined || anonymousVoteCents <= freeVoteCents;
}

/** Whether the sums that are stored per request suffice to compute `lens`, without a look at any vote. */
export function sumsSuffice(lens: Lens, stored: Decay): boolean {
  const allVotes = lens.plans === null && lens.withoutCustomers.length === 0 && lens.votesSince === null;
  const sameWeights = lens.exponent === 1 || lens.base === 'votes';
  const sameDecay = lens.base !== 'trending' || lens.halfLifeDays === stored.halfLifeDays;
  return allVotes && sameWeights && sameDecay;
}

/**
 * Points of one contributor of base weight `cents`: an integer but under trending, where they are still to be
 * multiplied by its decay. Under votes a contributor is a person.
 */
export function pointsOf(cents: number, { base, exponent }: Pick<Lens, 'base' | 'exponent'>): number {
  return points[base](exponent === 1 ? cents : cents ** exponent);
}

const points: Record<BuiltInLens, (weight: number) => number> = {
  revenue: Math.round,
  balanced: balancedPoints,
  votes: () => 1,
  trending: (weight) => weight,
};

/** Whether scores are whole numbers: sums of them are exact in any order. */
export function hasWholeScores({ base, effort }: Pick<Lens, 'base' | 'effort'>): boolean {
  return base !== 'trending' && !effort;
}
