import { IsIn } from 'class-validator';
import type { Interval } from './intervals.js';

/** What a term of an explanation stands for; `rest` are the customers beyond the largest 200. */
export const termKinds = ['customer', 'rest', 'free', 'anonymous'] as const;
export type TermKind = (typeof termKinds)[number];

/** Why somebody, or some votes, are not in the terms, or are in them only once. */
export const leftOutReasons = [
  'mergedPersons',
  'companyAlreadyCounted',
  'unknownRevenue',
  'withdrawn',
  'votedBefore',
  'otherPlan',
  'withoutCustomer',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** A part of a score: one customer, or all voters of one kind. */
export class TermDto {
  @IsIn(termKinds)
  kind!: TermKind;

  /** For a customer: its id. */
  customerId?: string;

  /** For a customer: the company, else the person; null where neither has a name. */
  name?: string | null;

  /** For a customer: its plan. */
  plan?: string | null;

  /** For a customer: what it is billed, in cents. */
  amount?: number | null;

  /** For a customer: how often it is billed that. */
  interval?: Interval | null;

  /** For a customer that is billed every so many intervals: 2 to 36; 3 with `month` is every three months. */
  intervalCount?: number;

  /** For a customer, and the rest together: revenue per month, in cents. */
  monthlyCents?: number;

  /** For a customer: who said so. */
  source?: string | null;

  /** For a customer: as of when, ISO 8601 UTC. */
  asOf?: string | null;

  /** For the rest: how many customers. */
  customers?: number;

  /** For free and anonymous voters: what each weighs before the lens counts it, in cents. */
  weightCents?: number;

  /** The people behind the term. */
  voters!: number;

  /** What it adds to the score. */
  points!: number;
}

export class LeftOutDto {
  /**
   * `mergedPersons`: people who turned out to be one of the voters. `companyAlreadyCounted`: further people of a
   * paying customer. `unknownRevenue`: voters counted as free since nobody said what their customer pays.
   * `withdrawn`: votes taken back. `votedBefore`, `otherPlan`, `withoutCustomer`: votes the lens does not count.
   */
  @IsIn(leftOutReasons)
  reason!: LeftOutReason;

  /** How many people. */
  count!: number;
}

export class LargestShareDto {
  /** The customer's id. */
  customerId!: string;

  /** The company, else the person. */
  name!: string | null;

  /** Its part of the score: 0 to 1. */
  share!: number;
}

export class DistanceDto {
  /** Points that the lower of the two lacks to stand before the other. */
  points!: number;

  /** The same as cents a month of a new customer, under the revenue lens; null under others. */
  monthlyCents!: number | null;
}

/** The request one place above or below. */
export class NeighbourDto {
  /** The request's id. */
  id!: string;

  /** What is wanted. */
  title!: string;

  /** Its stored score. */
  score!: number;

  /** Its place. */
  rank!: number;

  /** What the lower of the two lacks. */
  distance!: DistanceDto;
}

export class MoveCauseDto {
  /** `vote`, `request`, `merge`, `split`, `revenue`, `erasure`, `weights` or `sample`. */
  cause!: string;

  /** The id it is about: a person, a customer, a request. */
  ref!: string | null;

  /** What that is called now; null where it has no name or is gone. */
  name!: string | null;
}

/** A move of the request's score by more than 1 %. */
export class MoveDto {
  /** ISO 8601 UTC. */
  at!: string;

  /** The score under the lens before; null where history does not keep this lens. */
  before!: number | null;

  /** The score under the lens after. */
  after!: number | null;

  /** What moved it. */
  causes!: MoveCauseDto[];
}

/** Why a request has the score it has: the points of the terms add up to `score`. */
export class ExplanationDto {
  /** The lens that is explained. */
  lens!: string;

  /** The sum of the terms' points. */
  score!: number;

  /**
   * What ranks it: equal to `score` with nothing pending. Null where nothing is stored: under a saved lens that is not
   * the default, and before the request is first scored.
   */
  storedScore!: number | null;

  /** Changes of the project that are not in the stored score yet; 1000 means that many or more. */
  pending!: number;

  /** The place among the open requests; null where the request is closed or merged. */
  rank!: number | null;

  /** What every term is divided by, where the lens divides by effort; else null. */
  effort!: number | null;

  /** Customers by points, the largest first; then the rest, the free and the anonymous. */
  terms!: TermDto[];

  /** Who is not in the terms, and why. */
  leftOut!: LeftOutDto[];

  /** The customer that adds the most; null where none adds anything. */
  largestShare!: LargestShareDto | null;

  /** The request one place above; null for the first. */
  above!: NeighbourDto | null;

  /** The request one place below; null for the last. */
  below!: NeighbourDto | null;

  /** The newest 50 moves of more than 1 %, the newest first. */
  moves!: MoveDto[];
}
