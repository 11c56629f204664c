/**
 * What a request is worth, without a database: docs/ranking.md section 2. The drain and the weight changes do the
 * same sums in SQL; the tests hold both against each other.
 */

/** A project's base weights of votes without revenue behind them, in cents. */
export interface Weights {
  freeVoteCents: number;
  anonymousVoteCents: number;
}

/** The scale of the trending lens: `landmark` is fixed while a half-life holds. */
export interface Decay {
  landmark: Date;
  halfLifeDays: number;
}

/** What is stored of a request's contributors: sums that are linear in the weights. */
export interface Sums {
  /** Persons, verified and anonymous. */
  voters: number;
  /** Of the distinct paying customers: monthly cents, and their points under the balanced lens. */
  monthlyCents: number;
  balancedPoints: number;
  /** Verified voters whose customer has no positive revenue. */
  freeVoters: number;
  anonymousVoters: number;
  /** Monthly cents × decay of each paying customer's newest vote. */
  trendCents: number;
  /** Decays of the free voters' votes. */
  trendFree: number;
  /** Decays of the anonymous voters' votes. */
  trendAnonymous: number;
}

/** Cents under revenue, milli-points under balanced, persons under votes, decayed cents under trending. */
export interface Scores {
  revenue: number;
  balanced: number;
  votes: number;
  trending: number;
}

const DAY_SECONDS = 86_400;

/** A decay is kept within 2^±this, so that no sum of cents leaves the range of a double. */
export const DECAY_LIMIT = 900;

/**
 * Milli-points of a contributor of base weight `monthlyCents` under the balanced lens. The only implementation:
 * what SQL adds up was computed here, when a customer's revenue or a weight changed.
 */
export function balancedPoints(monthlyCents: number): number {
  return Math.round(1000 * Math.log2(1 + monthlyCents / 100));
}

/** Half-lives from the landmark to `at`, in Unix seconds with their fraction. */
export function halfLives(at: number, { landmark, halfLifeDays }: Decay): number {
  return (at - landmark.getTime() / 1000) / (halfLifeDays * DAY_SECONDS);
}

/**
 * What a vote counts under the trending lens: 1 at the landmark, twice as much each half-life later. `votedAt` is
 * in Unix seconds with their fraction: a Date drops microseconds, which a half-life of a week would show.
 */
export function decay(votedAt: number, scale: Decay): number {
  return 2 ** Math.min(Math.max(halfLives(votedAt, scale), -DECAY_LIMIT), DECAY_LIMIT);
}

/** The landmark of a scale that is made at `now`: midnight UTC. */
export function landmarkAt(now: Date): Date {
  return new Date(Math.floor(now.getTime() / (1000 * DAY_SECONDS)) * 1000 * DAY_SECONDS);
}

/** The scores of a request under the built-in lenses. */
export function scores(sums: Sums, { freeVoteCents, anonymousVoteCents }: Weights): Scores {
  return {
    revenue: sums.monthlyCents + sums.freeVoters * freeVoteCents + sums.anonymousVoters * anonymousVoteCents,
    balanced:
      sums.balancedPoints +
      sums.freeVoters * balancedPoints(freeVoteCents) +
      sums.anonymousVoters * balancedPoints(anonymousVoteCents),
    votes: sums.voters,
    trending: sums.trendCents + sums.trendFree * freeVoteCents + sums.trendAnonymous * anonymousVoteCents,
  };
}
