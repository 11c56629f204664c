import { Injectable } from '@nestjs/common';
import { RequestFilterDto } from '../../contract/backlog.dto.js';
import type { WhatIfAnswerDto, WhatIfDto } from '../../contract/what-if.dto.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { filterOf, toDto } from './backlog.js';
import { LensFinder, type FoundLens } from './lens-finder.js';
import { changed, completed } from './lens.js';
import { agreeing } from './lenses.js';
import { WhatIfRepository } from './what-if.repository.js';

/** The same ranking with other numbers: docs/ranking.md section 2. Nothing is stored. */
@Injectable()
export class WhatIf {
  constructor(
    private readonly clock: Clock,
    private readonly lenses: LensFinder,
    private readonly repository: WhatIfRepository,
  ) {}

  /** The open requests re-ranked; refuses an unknown lens, and weights that contradict each other. */
  answer(
    member: CurrentMemberInfo,
    project: CurrentProjectInfo,
    { lens, limit, filter, ...changes }: WhatIfDto,
  ): Promise<WhatIfAnswerDto> {
    const today = this.clock.now().toISOString().slice(0, 10);
    return this.lenses.onSnapshot(project.id, lens, async (before, connection) => {
      const spec = agreeing(changed(before.spec, changes), before.ranking);
      const after: FoundLens = { ...before, spec, lens: completed(spec, before.ranking), stored: null };
      const options = { limit, today, filter: filterOf(filter ?? new RequestFilterDto(), member) };
      const { rows, ...counts } = await this.repository.rerank(
        connection,
        project.id,
        before,
        after,
        options,
      );
      return { ...counts, items: rows.map((row) => ({ ...toDto(row), rankBefore: row.rankBefore })) };
    });
  }
}
