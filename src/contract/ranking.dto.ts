import { MayBeAbsent } from './fields.js';
import { LensName, LensWeightsDto } from './lenses.dto.js';

/** What changes; the rest stays as it is. A new half-life is in force when all is scored anew. */
export class ChangeRankingDto extends LensWeightsDto {
  /** What the backlog is ordered by unless asked otherwise. A saved lens is in force when all is scored under it. */
  @MayBeAbsent()
  @LensName()
  defaultLens?: string;
}

/** A change that is being prepared in the background; until it is in force, nothing of it shows. */
export class RebuildDto {
  /** The half-life to come. */
  halfLifeDays!: number;

  /** The default lens to come. */
  defaultLens!: string;

  /** Requests scored so far. */
  done!: number;

  /** Requests to score. */
  total!: number;
}

/** What requests are ranked by. */
export class RankingDto {
  /** What a verified voter without revenue counts, in cents a month. */
  freeVoteCents!: number;

  /** What an anonymous voter counts, in cents a month. */
  anonymousVoteCents!: number;

  /** Days after which a vote counts half under trending. */
  halfLifeDays!: number;

  /** What the backlog is ordered by unless asked otherwise: `revenue`, `balanced`, `votes`, `trending` or a saved lens's id. */
  defaultLens!: string;

  /** A new half-life or default lens under way; null where there is none. */
  rebuild!: RebuildDto | null;
}

/** Something stored that is not what the votes say. */
export class DriftDto {
  /** The request; null for a customer's drift. */
  requestId!: string | null;

  /** For a vote: whose it is. */
  personId!: string | null;

  /** For a vote and a customer: the customer that it should count for, or that is wrong itself. */
  customerId!: string | null;

  /** What is wrong: a signal, a sum or a score of the request, the vote's person or customer, the customer's points. */
  field!: string;

  /** What was stored; null where nothing was. */
  stored!: string | null;

  /** What it should have been. */
  actual!: string | null;

  /** Whether it is right now. */
  repaired!: boolean;
}

/** What an audit found. */
export class AuditDto {
  /** Requests that were compared with their votes. */
  checked!: number;

  /** What differed, the first 1000 of it (all of it is repaired); with nothing wrong, nothing. */
  drifted!: DriftDto[];
}
