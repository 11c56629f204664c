import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from './fields.js';

/** Which page of a list: the one after `cursor`, or the first. */
export class PageQueryDto {
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
