import { Injectable } from '@nestjs/common';
import sql, { raw } from 'sql-template-tag';
import { isOpen } from '../../contract/statuses.js';
import type { Connection } from '../platform/database/database.js';
import { filterSql, rowsSql, type BacklogFilter } from './backlog-sql.js';
import type { BacklogRow } from './backlog.repository.js';
import type { FoundLens } from './lens-finder.js';
import { orderSql, pendingSql, scoredTwiceSql } from './scores-sql.js';

export interface WhatIfRow extends BacklogRow {
  rankBefore: number;
}

export interface Reranked {
  rows: WhatIfRow[];
  total: number;
  moved: number;
  matching: number;
  pending: number;
}

@Injectable()
export class WhatIfRepository {
  /** The open requests that pass the filter in the order of `after`, with their ranks under `before`. */
  async rerank(
    connection: Connection,
    projectId: number,
    before: FoundLens,
    after: FoundLens,
    { limit, today, filter }: { limit: number; today: string; filter: BacklogFilter },
  ): Promise<Reranked> {
    const scored = raw('scored');
    const statuses = filter.statuses.filter(isOpen);
    const picked = sql`select * from matching order by matching.rank limit ${limit}`;
    const statement = sql`
      with ranked as materialized (
        select scored.request_id, scored.score, row_number() over (order by ${orderSql(scored)}) as rank,
               row_number() over (order by ${orderSql(scored, raw('score_before'))}) as rank_before
          from (${scoredTwiceSql(before, after, projectId)}) as scored
      ), matching as materialized (
        select ranked.*
          from ranked
          join request on request.project_id = ${projectId} and request.id = ranked.request_id
         where ${filterSql({ ...filter, statuses }, projectId)}
      )
      select head.*, page.*
        from (
          select (select count(*)::integer from ranked) as total,
                 (select count(*)::integer from ranked where rank <> rank_before) as moved,
                 (select count(*)::integer from matching) as matching,
                 (${pendingSql(projectId)}) as pending
        ) as head
        left join lateral (
          ${rowsSql(picked, before, projectId, { include: [], today }, sql`, picked.rank_before::integer as "rankBefore"`)}
        ) as page on true
       order by page.rank`;
    const rows = await connection.rows<WhatIfRow & Omit<Reranked, 'rows'>>(statement);
    const { total, moved, matching, pending } = rows[0]!;
    return { total, moved, matching, pending, rows: rows.filter(({ id }) => id !== null) };
  }
}
