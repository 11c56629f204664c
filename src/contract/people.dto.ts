import { IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { MayBeAbsent, Trimmed } from './fields.js';
import { intervals, type Interval } from './intervals.js';
import { warningReasons, type WarningReason } from './identity-reasons.js';
import { PageQueryDto } from './page.dto.js';
import { registerSources, type RegisterSource } from './register-sources.js';
import { statuses, type Status } from './statuses.js';

export const mergeCauses = ['address', 'visitor'] as const;
export type MergeCause = (typeof mergeCauses)[number];

export class SearchQueryDto extends PageQueryDto {
  /** Part of a name, an address or an id; upper and lower case are alike. */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  q?: string;
}

/** The organisation that pays for a person. */
export class PersonCompanyDto {
  /** Its id here. */
  id!: string;

  /** Its id in the customer's system. */
  companyId!: string;

  /** What it is called, where somebody said so. */
  name!: string | null;
}

/** What is billed, and who said so. */
export class RevenueDto {
  /** Cents as billed, per `interval`; null where somebody said that there is nothing known. */
  amount!: number | null;

  /** How often it is billed; null where nothing is. */
  @IsIn(intervals)
  interval!: Interval | null;

  /** The number of intervals between bills, 1 to 36: 3 with `month` is every three months. */
  intervalCount!: number;

  /** Cents per month. */
  monthlyCents!: number | null;

  /** Who said so. */
  @IsIn(registerSources)
  source!: RegisterSource;

  /** When it was said, ISO 8601 UTC. */
  at!: string;

  /** Seconds since then. */
  ageSeconds!: number;
}

/** An end user of the customer's product, verified or anonymous. */
export class PersonDto {
  /** The person's id here. */
  id!: string;

  /** Whether a token, a member or the server API ever said who it is. */
  verified!: boolean;

  /** What the person is called. */
  name!: string | null;

  /** The address to show. */
  email!: string | null;

  /** Its ids in the customer's system; a list of people has the first 20 of each. */
  subs!: string[];

  /** The addresses that identify it. */
  emails!: string[];

  /** The plan of whoever pays. */
  plan!: string | null;

  /** What whoever pays is billed per month, in cents; null where it is unknown. */
  monthlyCents!: number | null;

  /** The organisation that pays; null for a person on its own. */
  company!: PersonCompanyDto | null;

  /** Since when it is known, ISO 8601 UTC. */
  createdAt!: string;
}

export class PeopleDto {
  /** People, the newest first; those who were merged appear as the person they are now. */
  items!: PersonDto[];

  /** For the next page; null on the last. */
  nextCursor!: string | null;
}

/** An address that identifies a person. */
export class PersonAddressDto {
  /** The address, A–Z in lower case. */
  email!: string;

  /** Whether it joins nobody any more. */
  displayOnly!: boolean;

  /** How many subs came with it. */
  subs!: number;

  /** Ten subs or more on one address: it is probably shared, and should be for display only. */
  alarm!: boolean;
}

/** Two people became one. */
export class PersonMergeDto {
  /** The merge's id, to undo it. */
  id!: string;

  /** When, ISO 8601 UTC. */
  at!: string;

  /** By what: one token named the sub of one and the address of the other, or one browser served both. */
  @IsIn(mergeCauses)
  cause!: MergeCause;

  /** Who stayed. */
  winnerId!: string;

  /** Who became part of the winner. */
  loserId!: string;

  /** Whether the two were billed different amounts: worth a look. */
  revenueDiffers!: boolean;

  /** Whether it was undone. */
  undone!: boolean;

  /** When it was undone, ISO 8601 UTC. */
  undoneAt!: string | null;
}

export class PersonVoteDto {
  /** The request. */
  requestId!: string;

  /** Its title. */
  title!: string;

  /** Where it stands. */
  @IsIn(statuses)
  status!: Status;

  /** Since when the person votes for it, ISO 8601 UTC. */
  votedAt!: string;
}

export class PersonRequestDto {
  /** The request. */
  id!: string;

  /** Its title. */
  title!: string;

  /** Where it stands. */
  @IsIn(statuses)
  status!: Status;

  /** When it was submitted, ISO 8601 UTC. */
  createdAt!: string;
}

/** One person with all that is known of it. The id of a merged person answers the person it is now. */
export class PersonDetailDto extends PersonDto {
  /** What whoever pays is billed; null where nobody ever said. */
  revenue!: RevenueDto | null;

  /** The addresses that identify it. */
  addresses!: PersonAddressDto[];

  /** How many browsers it came with. */
  visitors!: number;

  /** Merges that it is made of, and those that were undone, the newest first. */
  merges!: PersonMergeDto[];

  /** What it votes for, the newest 200. */
  votes!: PersonVoteDto[];

  /** What it submitted, the newest 200. */
  requests!: PersonRequestDto[];
}

export class AddressPolicyDto {
  /** An address of the person. */
  @IsString()
  @MaxLength(254)
  email!: string;

  /** Whether it is for display only from now on: it then joins nobody. Nobody is split by that. */
  @IsBoolean()
  displayOnly!: boolean;
}

export class PersonIntroducedDto extends PersonDto {
  /** Which values were ignored, as they would be in a token. */
  @IsIn(warningReasons, { each: true })
  warnings!: WarningReason[];
}

/** A merge that was taken back: the two are different people again. */
export class UndoneMergeDto {
  /** The merge. */
  id!: string;

  /** The person that both were. */
  winnerId!: string;

  /** The person that is one of its own again. */
  loserId!: string;
}
