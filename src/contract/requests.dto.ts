import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Characters, MayBeAbsent } from './fields.js';
import { PersonRefDto } from './person-ref.dto.js';
import { statuses, type Status } from './statuses.js';
import { Lines, OneLine, Readable, Tags } from './text.js';
import { VoteOnBehalfDto } from './votes.dto.js';

const effort = { message: '$property must be a whole number from 1 to 100' };

/** A request that a member writes down, for a person or for nobody in particular. */
export class CreateRequestDto extends VoteOnBehalfDto {
  /** What is wanted, in one line of 3 to 200 characters. */
  @OneLine()
  @Characters(3, 200)
  @Readable()
  title!: string;

  /** Why, and anything that helps: up to 10,000 characters. */
  @MayBeAbsent()
  @Lines()
  @Characters(0, 10_000)
  @Readable()
  body?: string;

  /** Where it stands; under review where it is absent. */
  @MayBeAbsent()
  @IsIn(statuses)
  status?: Status;

  /** At most 20 tags of 1 to 40 characters; of two that differ in case alone the first stays. */
  @MayBeAbsent()
  @Tags()
  tags?: string[];

  /** 1 (small) to 100; null where nobody estimated it. */
  @MayBeAbsent()
  @ValidateIf((_object: unknown, value: unknown) => value !== null)
  @IsInt(effort)
  @Min(1, effort)
  @Max(100, effort)
  effort?: number | null;

  /** Who wants it: its author and first voter. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => PersonRefDto)
  person?: PersonRefDto;
}

/** What changes; the rest stays as it is. */
export class EditRequestDto {
  /** What is wanted, in one line of 3 to 200 characters. */
  @MayBeAbsent()
  @OneLine()
  @Characters(3, 200)
  @Readable()
  title?: string;

  /** Why, and anything that helps: up to 10,000 characters. */
  @MayBeAbsent()
  @Lines()
  @Characters(0, 10_000)
  @Readable()
  body?: string;

  /** Where it stands. Shipped and declined requests take no votes. */
  @MayBeAbsent()
  @IsIn(statuses)
  status?: Status;

  /** At most 20 tags of 1 to 40 characters; of two that differ in case alone the first stays. */
  @MayBeAbsent()
  @Tags()
  tags?: string[];

  /** 1 (small) to 100; null where nobody estimated it. */
  @MayBeAbsent()
  @ValidateIf((_object: unknown, value: unknown) => value !== null)
  @IsInt(effort)
  @Min(1, effort)
  @Max(100, effort)
  effort?: number | null;

  /** The version that was read: a change of a request that changed meanwhile is refused with `request.changed`. */
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version?: number;
}

/** One change for many requests: all of them change, or none. */
export class EditRequestsDto {
  /** 1 to 200 ids. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  ids!: string[];

  /** Where they stand from now on. */
  @MayBeAbsent()
  @IsIn(statuses)
  status?: Status;

  /** Tags that they get. */
  @MayBeAbsent()
  @Tags()
  addTags?: string[];

  /** Tags that they lose, in any case. */
  @MayBeAbsent()
  @Tags()
  removeTags?: string[];
}

export class EditedRequestsDto {
  /** The ids of those that are different now. */
  changed!: string[];
}

export class MergeRequestDto {
  /** The id of the request that stays; where it was merged itself, what it was merged into. */
  @IsString()
  @MaxLength(100)
  into!: string;
}

/** A request as a member sees it; its rank and score are the backlog's. */
export class RequestDto {
  /** The request's id. */
  id!: string;

  /** What is wanted. */
  title!: string;

  /** Why. */
  body!: string;

  /** Where it stands. */
  @IsIn(statuses)
  status!: Status;

  /** Since when, ISO 8601 UTC. */
  statusAt!: string;

  /** What it is about. */
  tags!: string[];

  /** 1 to 100; null where nobody estimated it. */
  effort!: number | null;

  /** Raised by every edit; send it along to be told of another's. */
  version!: number;

  /** How many people vote for it. */
  votes!: number;

  /** Who submitted it; null where nobody in particular did, or the person was erased. */
  author!: RequestAuthorDto | null;

  /** The member who wrote it down. */
  createdBy!: RequestMemberDto | null;

  /** What it was merged into. */
  mergedInto!: RequestLinkDto | null;

  /** The duplicates merged into it. */
  duplicates!: RequestLinkDto[];

  /** ISO 8601 UTC. */
  createdAt!: string;

  /** ISO 8601 UTC. */
  updatedAt!: string;
}

export class RequestAuthorDto {
  /** The person's id. */
  id!: string;

  /** What the person is called. */
  name!: string | null;

  /** The address to show. */
  email!: string | null;

  /** Whether a token, a member or an import said who it is. */
  verified!: boolean;
}

export class RequestMemberDto {
  /** The member's id. */
  id!: string;

  /** How others see the member. */
  name!: string;
}

export class RequestLinkDto {
  /** The request's id. */
  id!: string;

  /** What is wanted. */
  title!: string;
}

/** What can happen to a request. */
export const requestEventKinds = ['created', 'status', 'edited', 'merged', 'unmerged'] as const;
export type RequestEventKind = (typeof requestEventKinds)[number];

export class RequestEventDto {
  /** The event's id. */
  id!: string;

  /** ISO 8601 UTC. */
  at!: string;

  /** What happened. */
  @IsIn(requestEventKinds)
  kind!: RequestEventKind;

  /** The member who did it; null for a customer's user. */
  by!: RequestMemberDto | null;

  /** For `status`: where it stood. */
  from!: Status | null;

  /** For `created` and `status`: where it stood from then on. */
  to!: Status | null;

  /** For `edited`: the names of the fields that changed. */
  fields!: string[];

  /** For `merged` and `unmerged`: the request that it was merged into, or taken out of. */
  into!: RequestLinkDto | null;

  /** For `merged` and `unmerged`: the duplicate that was merged into this one, or taken out of it. */
  duplicate!: RequestLinkDto | null;
}

export class RequestEventsDto {
  /** The newest first. */
  items!: RequestEventDto[];

  /** For the next page; null on the last. */
  nextCursor!: string | null;
}

export class SimilarToRequestDto {
  /** The request's id. */
  id!: string;

  /** What is wanted. */
  title!: string;

  /** Where it stands. */
  @IsIn(statuses)
  status!: Status;

  /** How many people vote for it. */
  votes!: number;
}

export class SimilarToRequestsDto {
  /** At most 5, the most similar first. */
  items!: SimilarToRequestDto[];
}

export class TagDto {
  /** The tag. */
  tag!: string;

  /** How many requests have it; merged ones do not count. */
  requests!: number;
}

export class TagsDto {
  /** The most used first. */
  items!: TagDto[];
}
