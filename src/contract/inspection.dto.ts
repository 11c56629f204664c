import { Allow, IsIn } from 'class-validator';
import {
  rejectionReasons,
  ruleNames,
  warningReasons,
  type RejectionReason,
  type RuleName,
  type WarningReason,
} from './identity-reasons.js';
import { intervals, type Interval } from './intervals.js';

export const ruleOutcomes = ['passed', 'failed', 'notReached'] as const;

export class InspectTokenDto {
  /** The token to look at. Any value may be judged; nothing of it is stored. */
  @Allow()
  token?: string;
}

/** One rule of verification, and what it makes of the token. */
export class InspectedRuleDto {
  /** The rule. */
  @IsIn(ruleNames)
  rule!: RuleName;

  /** `notReached`: an earlier rule left nothing to look at. */
  @IsIn(ruleOutcomes)
  outcome!: (typeof ruleOutcomes)[number];

  /** The reason under which a failure is counted. */
  @IsIn(rejectionReasons)
  reason!: RejectionReason | null;

  /** What was found. */
  found!: string | null;

  /** What to do about a failure. */
  advice!: string | null;
}

/** An optional claim that is ignored. */
export class IgnoredClaimDto {
  /** The claim. */
  @IsIn(warningReasons)
  reason!: WarningReason;

  /** What to do about it. */
  advice!: string;
}

export class InspectedCompanyDto {
  /** The host's id of the company. */
  id!: string;

  /** Null where the token does not say. */
  name!: string | null;
}

/** What a token whose signature verified says; null where it says nothing, or nothing that counts. */
export class InspectedClaimsDto {
  /** The person's id in the host's system. */
  sub!: string | null;

  /** ISO 8601 UTC. */
  issuedAt!: string | null;

  /** ISO 8601 UTC. */
  expiresAt!: string | null;

  /** As it was written. */
  email!: string | null;

  /** Whether the address may join people under the project's policy. */
  emailMergeable!: boolean;

  /** What the address does under the project's policy, in a sentence; null without an address. */
  emailEffect!: string | null;

  /** For display. */
  name!: string | null;

  /** For display and filters. */
  plan!: string | null;

  /** Cents as billed. */
  amount!: number | null;

  /** How often the amount is billed. */
  @IsIn(intervals)
  interval!: Interval | null;

  /** The number of intervals between bills, 1 to 36: 3 with `month` is every three months. */
  intervalCount!: number | null;

  /** Cents a month: what counts in the ranking. */
  monthlyCents!: number | null;

  /** Who pays. */
  company!: InspectedCompanyDto | null;
}

/** Every rule applied to one token. Nothing is stored and nothing is counted. */
export class InspectionDto {
  /** Whether the token identifies its bearer now. */
  verified!: boolean;

  /** The rules, in the order in which they are applied. */
  rules!: InspectedRuleDto[];

  /** Optional claims that are ignored. */
  warnings!: IgnoredClaimDto[];

  /** Null where the signature did not verify. */
  claims!: InspectedClaimsDto | null;
}
