import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Characters, MayBeAbsent } from './fields.js';
import { Instant } from './instant.js';
import { builtInLenses, type BuiltInLens } from './lenses.js';
import { OneLine, Readable } from './text.js';

const ROW_ID = /^\d{1,18}$/;

/** What `lens` takes: the name of a built-in lens or the id of a saved one. */
export const LensName = (): PropertyDecorator =>
  Matches(/^(revenue|balanced|votes|trending|[1-9]\d{0,17})$/, {
    message: '$property must be revenue, balanced, votes, trending or the id of a saved lens',
  });

/** A member writes the amounts in whole units, a program in cents: the sentence is for both. */
const cents = { message: '$property must be from 0 to 100,000,000 cents (1,000,000.00)' };
const days = { message: '$property must be a whole number of days from 7 to 365' };

/** Base weights in cents, and how fast a vote fades under trending; what is absent is the project's. */
export class LensWeightsDto {
  /** What a verified voter without revenue counts, in cents a month: 0 to 100,000,000. */
  @MayBeAbsent()
  @IsInt(cents)
  @Min(0, cents)
  @Max(100_000_000, cents)
  freeVoteCents?: number;

  /** What an anonymous voter counts, in cents a month; at most `freeVoteCents`. */
  @MayBeAbsent()
  @IsInt(cents)
  @Min(0, cents)
  @Max(100_000_000, cents)
  anonymousVoteCents?: number;

  /** Days after which a vote counts half under trending: 7 to 365. */
  @MayBeAbsent()
  @IsInt(days)
  @Min(7, days)
  @Max(365, days)
  halfLifeDays?: number;
}

/** What a saved lens and a what-if have in common: other numbers for the arithmetic of a built-in lens. */
export class LensChangesDto {
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => LensWeightsDto)
  weights?: LensWeightsDto;

  /** Each contributor's weight is raised to this power before the lens counts it: 0.25 to 1. */
  @MayBeAbsent()
  @IsNumber({ allowNaN: false, allowInfinity: false, maxDecimalPlaces: 4 })
  @Min(0.25)
  @Max(1)
  exponent?: number;

  /** Only voters whose customer is on one of these plans count: 1 to 100 names. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 255, { each: true })
  plans?: string[];

  /** The votes of these customers' people do not count: at most 200 ids. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(ROW_ID, { each: true, message: 'each of $property must be the id of a customer' })
  withoutCustomers?: string[];

  /** Only votes given at or after this time count: ISO 8601, a day or an instant. */
  @MayBeAbsent()
  @Instant()
  votesSince?: string;

  /** Divides the score by the request's effort; one without an estimate is not divided. */
  @MayBeAbsent()
  @IsBoolean()
  effort?: boolean;
}

/** A lens in full: a built-in one, and what it counts differently. */
export class LensSpecDto extends LensChangesDto {
  /** Whose arithmetic it is. */
  @IsIn(builtInLenses)
  lens!: BuiltInLens;
}

export class CreateLensDto {
  /** 1 to 60 characters, no other lens's name. */
  @OneLine()
  @Characters(1, 60)
  @Readable()
  name!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => LensSpecDto)
  spec!: LensSpecDto;
}

/** What changes; the rest stays as it is. */
export class ChangeLensDto {
  /** 1 to 60 characters, no other lens's name. */
  @MayBeAbsent()
  @OneLine()
  @Characters(1, 60)
  @Readable()
  name?: string;

  /** All of the new numbers: what it leaves out is the project's again. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => LensSpecDto)
  spec?: LensSpecDto;
}

/** A saved lens. */
export class LensDto {
  /** Its id: what `lens` takes beside the names of the built-in ones. */
  id!: string;

  /** What the project calls it. */
  name!: string;

  /** What it counts. */
  spec!: LensSpecDto;

  /** Whether the backlog shows it unless another is asked for. */
  isDefault!: boolean;

  /** ISO 8601 UTC. */
  createdAt!: string;
}

export class LensesDto {
  /** By name. */
  items!: LensDto[];

  /** For the next page; null on the last. */
  nextCursor!: string | null;
}
