import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsUrl, MaxLength, ValidateNested } from 'class-validator';
import { MayBeAbsent } from './fields.js';
import { PersonRefDto } from './person-ref.dto.js';

/** How a vote came in: by the person itself, by a member on its behalf, or by an import. */
export const voteSources = ['widget', 'member', 'import'] as const;
export type VoteSource = (typeof voteSources)[number];

const isWebAddress = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** Where a vote stands after the call. */
export class VoteAnswerDto {
  /** Whether the person votes for the request now. */
  voted!: boolean;

  /** How many people do, this one included. */
  votes!: number;
}

export class VoteOnBehalfDto {
  /** Where the person said so, such as a ticket: http or https, at most 2000 characters. */
  @MayBeAbsent()
  @MaxLength(2000)
  @IsUrl(isWebAddress, { message: '$property must be a web address that begins with https:// or http://' })
  sourceLink?: string;
}

export class VoteOfPersonDto extends VoteOnBehalfDto {
  /** Who votes; an address or a sub that is new makes a person. */
  @IsDefined()
  @ValidateNested()
  @Type(() => PersonRefDto)
  person!: PersonRefDto;
}

/** A person who votes for a request. */
export class VoterDto {
  /** The person. */
  person!: VoterPersonDto;

  /** The company that pays for the person, where it is one. */
  company!: VoterCompanyDto | null;

  /** Who pays: equal for all voters of one company; null for the anonymous. */
  customerId!: string | null;

  /** The customer's plan. */
  plan!: string | null;

  /** The customer's revenue per month in cents; null where it is unknown. */
  monthlyCents!: number | null;

  /** How the vote came in. */
  @IsIn(voteSources)
  source!: VoteSource;

  /** Where the person said so, given by the member who voted on its behalf. */
  sourceLink!: string | null;

  /** The member who voted on its behalf. */
  castBy!: string | null;

  /** The merged duplicate that the vote came from; null for a vote on this request itself. */
  viaRequest!: string | null;

  /** Since when, ISO 8601 UTC. */
  votedAt!: string;
}

export class VoterPersonDto {
  /** The person's id. */
  id!: string;

  /** What the person is called. */
  name!: string | null;

  /** The address to show. */
  email!: string | null;

  /** Whether a token, a member or an import said who it is. */
  verified!: boolean;
}

export class VoterCompanyDto {
  /** The customer's id of the company. */
  id!: string;

  /** What the company is called; its host's id where it has no name. */
  name!: string;
}

export class VotersDto {
  /** The largest customer's people first, those of one customer together. */
  items!: VoterDto[];

  /** For the next page; null on the last. */
  nextCursor!: string | null;
}
