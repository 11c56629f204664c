import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { RankDayDto } from '../../contract/rank-history.dto.js';
import type { Connection } from '../platform/database/database.js';

/** As long as days are kept. */
const DAYS_KEPT = 400;

/** Where a request stood day by day. */
@Injectable()
export class RankDaysRepository {
  /** The days on which its numbers changed, the oldest first; undefined where there is no such request. */
  async days(
    connection: Connection,
    projectId: number,
    requestId: string,
  ): Promise<RankDayDto[] | undefined> {
    const row = await connection.row<{ days: RankDayDto[] }>(sql`
      select coalesce(jsonb_agg(jsonb_build_object(
               'day', day, 'voters', voters, 'monthlyCents', monthly_cents,
               'revenue', jsonb_build_object('rank', revenue_rank, 'score', revenue_score),
               'balanced', jsonb_build_object('rank', balanced_rank, 'score', balanced_score),
               'votes', jsonb_build_object('rank', votes_rank, 'score', voters),
               'trending', jsonb_build_object('rank', trending_rank, 'score', trending_score)
             ) order by day) filter (where day is not null), '[]') as days
        from request
        left join lateral (
          select *
            from rank_history
           where rank_history.project_id = request.project_id and rank_history.request_id = request.id
           order by day desc
           limit ${DAYS_KEPT}
        ) as history on true
       where request.project_id = ${projectId} and request.id = ${requestId}
       group by request.id
    `);
    return row?.days;
  }
}
