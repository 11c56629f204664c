import { Transform, Type } from 'class-transformer';
import { ArrayNotEmpty, IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Characters, MayBeAbsent } from './fields.js';
import { statuses, type Status } from './statuses.js';
import { Lines, OneLine, Readable } from './text.js';

/** Most voters first; newest first; what the caller submitted or votes for, newest first. */
export const publicSorts = ['top', 'new', 'mine'] as const;
export type PublicSort = (typeof publicSorts)[number];

/** `a,b` or a parameter given several times: a list either way. */
const CommaSeparated = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    [value].flat().flatMap((part): unknown[] => (typeof part === 'string' ? part.split(',') : [part])),
  );

export class WidgetRequestsQueryDto {
  /** The order. `top` counts people: a public order never depends on revenue. */
  @IsIn(publicSorts)
  sort: PublicSort = 'top';

  /** Words to look for in title and text. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** One or more statuses, separated by commas; the open ones where it is absent, every one for `mine`. */
  @MayBeAbsent()
  @CommaSeparated()
  @ArrayNotEmpty()
  @IsIn(statuses, { each: true })
  status?: Status[];

  /** `nextCursor` of the page before. */
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
}

export class SimilarQueryDto {
  /** A title as far as it is typed, in any language. */
  @IsString()
  @MaxLength(200)
  q!: string;
}

export class SubmissionDto {
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
}

/** A request as the public sees it: never revenue, never who. */
export class WidgetRequestDto {
  /** The request's id. */
  id!: string;

  /** What is wanted. */
  title!: string;

  /** Why. */
  body!: string;

  /** Where it stands. */
  @IsIn(statuses)
  status!: Status;

  /** How many people vote for it. */
  votes!: number;

  /** Whether the caller does. */
  voted!: boolean;

  /** Whether the caller submitted it or votes for it. */
  mine!: boolean;

  /** ISO 8601 UTC. */
  createdAt!: string;

  /** When the team last changed the status after the caller submitted it or voted for it; else null. ISO 8601 UTC. */
  statusChangedAt!: string | null;
}

export class WidgetRequestsDto {
  /** In the order asked for. */
  items!: WidgetRequestDto[];

  /** For the next page; null on the last. */
  nextCursor!: string | null;
}

export class SimilarRequestsDto {
  /** At most 5, the most similar first. */
  items!: WidgetRequestDto[];
}
