import { Type } from 'class-transformer';
import { IsInt, Max, Min, ValidateNested } from 'class-validator';
import { BacklogRowDto, RequestFilterDto } from './backlog.dto.js';
import { MayBeAbsent } from './fields.js';
import { LensChangesDto, LensName } from './lenses.dto.js';

/** The same ranking with other numbers. Nothing is stored. */
export class WhatIfDto extends LensChangesDto {
  /** What it starts from and is compared with: a built-in lens or a saved one's id; absent: the default. */
  @MayBeAbsent()
  @LensName()
  lens?: string;

  /** Which of the open requests to list; `total` and `moved` count all open ones all the same. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => RequestFilterDto)
  filter?: RequestFilterDto;

  /** Rows at the most. */
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 200;
}

export class WhatIfRowDto extends BacklogRowDto {
  /** The place under the lens as it is. */
  rankBefore!: number | null;
}

export class WhatIfAnswerDto {
  /** The best first, all open: those that pass the filter, as far as the limit goes. */
  items!: WhatIfRowDto[];

  /** How many open requests there are. */
  total!: number;

  /** How many of them would have another rank. */
  moved!: number;

  /** How many of them pass the filter. */
  matching!: number;

  /** Changes that are not in the scores yet; 1000 means that many or more. */
  pending!: number;
}
