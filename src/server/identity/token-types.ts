import type { CryptoKey } from 'jose';
import type { RejectionReason, WarningReason } from '../../contract/identity-reasons.js';
import type { Interval } from '../../contract/intervals.js';
import type { MergeRule } from '../../contract/merge-rules.js';

/** A project's rules for tokens; docs/identity.md gives each its reason. */
export interface Policy {
  enabled: boolean;
  maxTokenAgeSeconds: number;
  requireAudience: boolean;
  strictTimes: boolean;
  mergeByEmail: MergeRule;
  revenueFrom: 'tokensAndApi' | 'api';
}

/** A signing secret, imported for verifying. */
export interface TokenKey {
  /** Null where the secret has less than 32 bytes: it verifies nothing. */
  key: CryptoKey | null;
  /** When the key stops being good, in Unix seconds: the end of a grace; null for the current one. */
  until: number | null;
}

/** What verification knows of a project: nothing in a token chooses any of it. */
export interface TokenProject {
  policy: Policy;
  /** Every audience accepted, the current one first. */
  audiences: readonly string[];
  /** The current key first, then the previous one where it has a grace; none without a secret. */
  keys: readonly TokenKey[];
}

/** An amount in cents as billed, once in `intervalCount` intervals (null for 0), and what it is worth a month. */
export interface RevenueClaim {
  amount: number;
  interval: Interval | null;
  intervalCount: number;
  monthlyCents: number;
}

/** An address as the host sent it, and the host's word on it. */
export interface EmailClaim {
  key: string;
  display: string;
  /** Said to be confirmed (`true`) or not (`false`); null where nothing was said. */
  confirmed: boolean | null;
}

/**
 * What a verified token says of a person. `undefined` means “says nothing”, `null` means “says there is none”.
 */
export interface Claims {
  sub: string;
  /** Unix seconds, fractions allowed; where `iat` is absent under lenient times, `exp` − maximum age. */
  iat: number;
  email: EmailClaim | null | undefined;
  name: string | null | undefined;
  plan: string | null | undefined;
  /** As billed, and per month; `null` clears. */
  revenue: RevenueClaim | null | undefined;
  /** Who pays; `null` means that the person belongs to no company. */
  company: { id: string; name: string | null | undefined } | null | undefined;
}

export interface VerifiedToken {
  claims: Claims;
  /** Optional claims that were ignored. */
  warnings: WarningReason[];
}

/** A token's bearer is verified until `keyUntil` (Unix seconds, null for no end), or anonymous for a reason. */
export type Verdict =
  | { verified: VerifiedToken; keyUntil: number | null }
  | {
      verified: null;
      reason: RejectionReason;
      /** The audience or the placeholder that the token named, where its signature verified. */
      sample: string | null;
    };
