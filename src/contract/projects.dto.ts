import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO4217CurrencyCode,
  IsObject,
  IsUppercase,
  ValidateNested,
} from 'class-validator';
import { Characters, MayBeAbsent } from './fields.js';
import { Origins } from './origin.js';
import { participations, type Participation } from './participation.js';
import { roles, type Role } from './roles.js';
import { OneLine, Readable } from './text.js';
import { ThemeDto } from './theme.dto.js';

export class CreateProjectDto {
  /** What the project is called, 1 to 100 characters. */
  @OneLine()
  @Characters(1, 100)
  @Readable()
  name!: string;
}

const currencyCode = { message: '$property must be the three letters of a currency, such as USD' };

/** What changes; the rest stays as it is. */
export class ChangeProjectDto {
  /** What the project is called, 1 to 100 characters. */
  @MayBeAbsent()
  @OneLine()
  @Characters(1, 100)
  @Readable()
  name?: string;

  /** The ISO 4217 code of the currency that amounts are in; amounts are never converted. */
  @MayBeAbsent()
  @IsUppercase(currencyCode)
  @IsISO4217CurrencyCode(currencyCode)
  currency?: string;

  /** Where the widget may run, such as https://app.example.com, at most 100; an empty list allows any origin. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @Origins()
  allowedOrigins?: string[];

  /** Who may take part: everyone, verified people (others only read), or verified people alone. */
  @MayBeAbsent()
  @IsIn(participations)
  participation?: Participation;

  /** Whether the public board is there. */
  @MayBeAbsent()
  @IsBoolean()
  board?: boolean;

  /** Whether search engines may list the public board. */
  @MayBeAbsent()
  @IsBoolean()
  boardIndexed?: boolean;

  /** How the widget looks; only the parts named here change. */
  @MayBeAbsent()
  // A nested list would pass `ValidateNested` alone.
  @IsObject()
  @ValidateNested()
  @Type(() => ThemeDto)
  theme?: ThemeDto;
}

/** A project as one of its members sees it. */
export class ProjectDto {
  /** The project's public id: `proj_` and 16 letters and digits. */
  id!: string;

  /** What the project is called. */
  name!: string;

  /** What a token's `aud` must be: the address of the public board. */
  audience!: string;

  /** The ISO 4217 code of the currency that amounts are in. */
  currency!: string;

  /** Where the widget may run; empty: anywhere. */
  allowedOrigins!: string[];

  /** Who may take part. */
  @IsIn(participations)
  participation!: Participation;

  /** Whether the public board is there. */
  board!: boolean;

  /** Whether search engines may list the public board. */
  boardIndexed!: boolean;

  /** How the widget looks; what is absent is the widget's own default. */
  theme!: ThemeDto;

  /** What the caller may do in the project. */
  @IsIn(roles)
  role!: Role;

  /** ISO 8601 UTC. */
  createdAt!: string;
}

export class ProjectsDto {
  /** The caller's projects, the oldest first. */
  items!: ProjectDto[];

  /** For the next page; null on the last. */
  nextCursor!: string | null;
}
