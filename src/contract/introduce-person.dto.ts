import { Allow } from 'class-validator';
import { MayBeAbsent } from './fields.js';
import { Instant } from './instant.js';
import type { Interval } from './intervals.js';

/** Plan and amount; what is wrong among them is ignored with a warning, not refused. */
export class TraitsDto {
  /** The plan; null clears it. */
  plan?: string | null;

  /** Cents as billed, per `interval`; null clears. */
  amount?: number | null;

  /** How often that is billed. */
  interval?: Interval | null;

  /** The number of intervals between bills, 1 to 36: 3 with `month` is every three months. */
  intervalCount?: number;
}

/** The paying organisation. */
export class CompanyClaimDto {
  /** Its id in the customer's system. */
  id!: string;

  /** What it is called. */
  name?: string | null;
}

/**
 * What a billing system says of a person. The same rules as for a token's claims: a value that is wrong is ignored
 * and named in the answer's `warnings`, one that is absent leaves what is stored as it is. Hence nothing here is
 * checked, and the types are what should come rather than what does.
 */
export class IntroducePersonDto {
  /** An address that identifies the person. */
  @Allow()
  email?: string;

  /** Whether the address is confirmed. If `false`, or absent and the policy is not `link`, it is for display only. */
  @Allow()
  email_verified?: boolean;

  /** What the person is called. */
  @Allow()
  name?: string;

  /** Plan and amount, of the company named here, else of the person itself. */
  @Allow()
  traits?: TraitsDto;

  /** The paying organisation; null: the person belongs to none. */
  @Allow()
  company?: CompanyClaimDto | null;

  /** When this held, ISO 8601; the default is now. What was said of a later time stays. */
  @MayBeAbsent()
  @Instant()
  asOf?: string;
}
