import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { MayBeAbsent } from './fields.js';
import {
  rejectionReasons,
  warningReasons,
  type RejectionReason,
  type WarningReason,
} from './identity-reasons.js';
import { mergeRules, type MergeRule } from './merge-rules.js';
import { ChangeSetUpDto, SetUpAnswersDto } from './set-up.dto.js';
import { stacks, type Stack } from './stacks.js';

export const revenueSources = ['tokensAndApi', 'api'] as const;
export const setUpSteps = ['stack', 'secret', 'token', 'widget'] as const;

/** A project's rules for tokens. */
export class IdentityPolicyDto {
  /** Off: everybody is anonymous. */
  enabled!: boolean;

  /** How old a token may be, 60 to 3600 seconds, whatever its `exp` says. */
  maxTokenAgeSeconds!: number;

  /** Whether a token must name its audience; one that names another is refused either way. */
  requireAudience!: boolean;

  /** Whether a token must have both `iat` and `exp`; else one of them is enough. */
  strictTimes!: boolean;

  /**
   * `link`: a sub and an address in one token are one person. `verified`: only if the token says
   * `email_verified: true`. `strict`: a person is a sub, and a confirmed address joins only somebody who has no sub
   * yet.
   */
  @IsIn(mergeRules)
  mergeByEmail!: MergeRule;

  /** Whether plan and amount in tokens count, or those from the server API alone. */
  @IsIn(revenueSources)
  revenueFrom!: (typeof revenueSources)[number];
}

const tokenAge = { message: '$property must be a whole number of seconds from 60 to 3600' };

/** What changes; the rest stays as it is. It holds for the tokens that come afterwards. */
export class ChangeIdentityDto {
  /** Off: everybody is anonymous. */
  @MayBeAbsent()
  @IsBoolean()
  enabled?: boolean;

  /** How old a token may be, 60 to 3600 seconds. */
  @MayBeAbsent()
  @IsInt(tokenAge)
  @Min(60, tokenAge)
  @Max(3600, tokenAge)
  maxTokenAgeSeconds?: number;

  /** Whether a token must name its audience. */
  @MayBeAbsent()
  @IsBoolean()
  requireAudience?: boolean;

  /** Whether a token must have both `iat` and `exp`. */
  @MayBeAbsent()
  @IsBoolean()
  strictTimes?: boolean;

  /**
   * `link`: a sub and an address in one token are one person. `verified`: only if the token says
   * `email_verified: true`. `strict`: a person is a sub, and a confirmed address joins only somebody who has no sub
   * yet.
   */
  @MayBeAbsent()
  @IsIn(mergeRules)
  mergeByEmail?: MergeRule;

  /** Whether plan and amount in tokens count, or those from the server API alone. */
  @MayBeAbsent()
  @IsIn(revenueSources)
  revenueFrom?: (typeof revenueSources)[number];

  /** What the product is written in: the first of the four steps. */
  @MayBeAbsent()
  @IsIn(stacks)
  stack?: Stack;

  /** Answers to the set-up's two questions; an answer that is left out stays as it is. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ChangeSetUpDto)
  setUp?: ChangeSetUpDto;
}

/** One of the four steps that lead to the first verified vote. */
export class SetUpStepDto {
  /** Choose the stack, make the secret, mint a token that verifies, embed the widget. */
  @IsIn(setUpSteps)
  step!: (typeof setUpSteps)[number];

  /** Whether it is done. */
  done!: boolean;

  /** When it was last seen done, ISO 8601 UTC; null where it is not or where nobody noted the time. */
  at!: string | null;
}

/** How often tokens were refused for one reason. */
export class RejectionDto {
  /** The rule that failed. */
  @IsIn(rejectionReasons)
  reason!: RejectionReason;

  /** Tokens in the last 24 hours. */
  count!: number;

  /** The newest, ISO 8601 UTC. */
  lastAt!: string;

  /** The newest value that was wrong, from tokens whose signature verified only. */
  sample!: string | null;

  /** The likely cause, and what to do about it. */
  cause!: string;
}

/** How often an optional claim of a verified token was ignored. */
export class WarningDto {
  /** The claim. */
  @IsIn(warningReasons)
  reason!: WarningReason;

  /** Tokens in the last 24 hours. */
  count!: number;

  /** The newest, ISO 8601 UTC. */
  lastAt!: string;

  /** The likely cause, and what to do about it. */
  cause!: string;
}

/** What may be known of the signing secret without revealing it. */
export class SecretStateDto {
  /** Its last characters. */
  hint!: string;

  /** Counts the secrets that the project has had. */
  version!: number;

  /** When it was made, ISO 8601 UTC. */
  createdAt!: string;

  /** Until when the secret before it verifies as well, ISO 8601 UTC; null where it does not. */
  previousUntil!: string | null;
}

/** A sub that many people seem to share, for example one that a server signs for everybody who is signed out. */
export class CrowdedSubDto {
  /** As it is in the tokens. */
  sub!: string;

  /** The person who has it. */
  personId!: string;

  /** When a browser last exceeded the limit, ISO 8601 UTC. */
  lastAt!: string;
}

/** How a project knows its users. */
export class IdentityDto {
  /** The rules for tokens. */
  policy!: IdentityPolicyDto;

  /** What a token's `aud` must be. */
  audience!: string;

  /** What the product is written in, as chosen. */
  @IsIn(stacks)
  stack!: Stack | null;

  /** The answers to the set-up's two questions; the snippets follow them. */
  setUp!: SetUpAnswersDto;

  /** The four steps' state, in their order. */
  steps!: SetUpStepDto[];

  /** Tokens refused in the last 24 hours by reason, the most frequent first. */
  rejections!: RejectionDto[];

  /** Optional claims ignored in the last 24 hours, the most frequent first. */
  warnings!: WarningDto[];

  /** When a token last verified, ISO 8601 UTC. */
  lastVerifiedAt!: string | null;

  /** Null where there is none. */
  secret!: SecretStateDto | null;

  /** Addresses that came with ten subs or more and still join them: probably shared, see the people who have them. */
  sharedAddresses!: number;

  /** Subs that more than 50 browsers claimed within a day, in the last 24 hours: at most 20, the latest first. */
  crowdedSubs!: CrowdedSubDto[];
}
