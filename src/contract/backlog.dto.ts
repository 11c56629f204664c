import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { MayBeAbsent, Trimmed } from './fields.js';
import { Instant } from './instant.js';
import { LensName } from './lenses.dto.js';
import { openStatuses, statuses, type Status } from './statuses.js';

/** A parameter given several times arrives as a list, once as a text. */
const List = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    value === undefined || Array.isArray(value) ? value : [value],
  );

const Flag = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

/** What a row can carry beside its numbers. */
export const rowExtras = ['trend', 'plans'] as const;
export type RowExtra = (typeof rowExtras)[number];

export class LensQueryDto {
  /** `revenue`, `balanced`, `votes`, `trending` or a saved lens's id; absent: the project's default. */
  @MayBeAbsent()
  @LensName()
  lens?: string;
}

/** Which requests are shown; never what their scores or ranks are. */
export class RequestFilterDto {
  /** Statuses, given once or several times; absent: the open ones. Merged requests are never listed. */
  @MayBeAbsent()
  @List()
  @IsIn(statuses, { each: true })
  @ArrayMaxSize(statuses.length)
  status: Status[] = [...openStatuses];

  /** Tags, given once or several times: requests that have all of them. */
  @MayBeAbsent()
  @List()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  tag?: string[];

  /** Words of title and text, or any part of the title. */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** Requests that somebody of a customer on this plan votes for. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 255)
  plan?: string;

  /** The id of a customer: requests that its people vote for. */
  @MayBeAbsent()
  @Matches(/^\d{1,18}$/, { message: '$property must be the id of a customer' })
  company?: string;

  /** Requests with a vote given at or after this time: ISO 8601, a day or an instant. */
  @MayBeAbsent()
  @Instant()
  since?: string;

  /** `true`: requests that the caller wrote down or voted for on behalf of somebody. */
  @MayBeAbsent()
  @Flag()
  @IsBoolean()
  mine?: boolean;
}

/** Which rows of the backlog, under which lens. */
export class BacklogFilterDto extends RequestFilterDto {
  /** `revenue`, `balanced`, `votes`, `trending` or a saved lens's id; absent: the project's default. */
  @MayBeAbsent()
  @LensName()
  lens?: string;
}

export class BacklogQueryDto extends BacklogFilterDto {
  /** `nextCursor` of the page before, under the same lens and filters. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(2000)
  cursor?: string;

  /** Rows at the most. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** `trend`, `plans` or both: what rows carry beside their numbers; each costs a little time. */
  @MayBeAbsent()
  @List()
  @IsIn(rowExtras, { each: true })
  @ArrayMaxSize(rowExtras.length)
  include?: RowExtra[];
}

/** What a request stood at when a day ended. */
export class TrendPointDto {
  /** The day, ISO 8601. */
  day!: string;

  /** How many people voted for it. */
  voters!: number;

  /** What its paying customers paid a month, in cents. */
  monthlyCents!: number;
}

export class PlanRevenueDto {
  /** The plan; null for customers without one. */
  plan!: string | null;

  /** What the request's paying customers on it pay a month, in cents. */
  monthlyCents!: number;
}

/** A request and what it is worth. */
export class BacklogRowDto {
  /** The request's id. */
  id!: string;

  /** The place among the project's open requests under the lens, whatever the filters; null where it is closed. */
  rank!: number | null;

  /** The place a week ago, give or take a tenth; null where it had none, or the lens is a saved one. */
  rank7DaysAgo!: number | null;

  /** What is wanted. */
  title!: string;

  /** Where it stands. */
  @IsIn(statuses)
  status!: Status;

  /** What it is about. */
  tags!: string[];

  /** 1 to 100; null where nobody estimated it. */
  effort!: number | null;

  /** The points under the lens: cents a month under revenue, thousandths under balanced, people under votes. */
  score!: number;

  /** What its paying customers pay a month, in cents, each customer once. */
  monthlyCents!: number;

  /** Distinct customers that pay. */
  payingCustomers!: number;

  /** People who vote for it. */
  voters!: number;

  /** Those of them that are verified. */
  verifiedVoters!: number;

  /** Those that are not. */
  anonymousVoters!: number;

  /** Verified voters whose customer pays nothing, as far as is known. */
  freeVoters!: number;

  /** When the newest vote was given, ISO 8601 UTC; null where there is none. */
  lastVoteAt!: string | null;

  /** ISO 8601 UTC. */
  createdAt!: string;

  /** With `include=trend`: the days of the last 30 on which its numbers changed, the oldest first. */
  trend?: TrendPointDto[];

  /** With `include=plans`: its monthly cents by plan, the largest first. */
  plans?: PlanRevenueDto[];
}

export class BacklogPageDto {
  /** The lens that the scores are of. */
  lens!: string;

  /** The best first. */
  items!: BacklogRowDto[];

  /** For the next page; null on the last. */
  nextCursor!: string | null;

  /** Changes that are not in the scores yet; 1000 means that many or more. */
  pending!: number;
}
