import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { Database, type Tx } from '../platform/database/database.js';
import { doublesDifferSql } from './moves-sql.js';

const RANKS = ['revenue_rank', 'balanced_rank', 'votes_rank', 'trending_rank'];
const EXACT = ['voters', 'monthly_cents', 'revenue_score', 'balanced_score'];
const COLUMNS = [...EXACT, 'trending_score', ...RANKS];

const KEPT_DAYS = 400;

@Injectable()
export class HistoryRepository {
  constructor(private readonly db: Database) {}

  /**
   * Keeps where the project's requests stand on `day` (YYYY-MM-DD), for those that changed since their last row:
   * another number, or another rank by more than a tenth, since one new leader moves every rank below it by one.
   * Kept again for the same day, the newer counts.
   */
  async record(tx: Tx, projectId: number, day: string): Promise<void> {
    await tx.run(sql`
      with standing as (
        select request_id, voters, monthly_cents, revenue_score, balanced_score, trending_score,
               ${rankSql('revenue_score')} as revenue_rank, ${rankSql('balanced_score')} as balanced_rank,
               ${rankSql('voters')} as votes_rank, ${rankSql('trending_score')} as trending_rank
          from request_score where project_id = ${projectId}
      )
      insert into rank_history (project_id, request_id, day, ${names()})
      select ${projectId}, standing.request_id, ${day}::date, ${names('standing.')}
        from standing
        left join lateral (
          select * from rank_history h
           where h.project_id = ${projectId} and h.request_id = standing.request_id and h.day <= ${day}::date
           order by h.day desc limit 1
        ) as last on true
       where last.request_id is null
          or ${join(
            EXACT.map((column) => sql`last.${raw(column)} <> standing.${raw(column)}`),
            ' or ',
          )}
          or ${doublesDifferSql('last', 'standing', ['trending_score'])}
          or ${join(RANKS.map(rankMovedSql), ' or ')}
      on conflict (project_id, request_id, day) do update set (${names()}) = (${names('excluded.')})
    `);
  }

  /** Whether nobody has done the day's work of this project yet; from now on somebody has. */
  async claimDay(tx: Tx, projectId: number, day: string): Promise<boolean> {
    const claimed = await tx.run(sql`
      update project_ranking set history_on = ${day}::date
       where project_id = ${projectId} and (history_on is null or history_on < ${day}::date)
    `);
    return claimed > 0;
  }

  /** Projects whose work of this day is to be done. */
  async due(day: string): Promise<number[]> {
    const rows = await this.db.rows<{ id: number }>(sql`
      select id from project left join project_ranking on project_id = id
       where deleted_at is null and (history_on is null or history_on < ${day}::date)
    `);
    return rows.map(({ id }) => id);
  }

  /** Events noted at or after `since` happened at `at`. */
  async moveEvents(tx: Tx, projectId: number, since: Date, at: Date): Promise<void> {
    await tx.run(sql`update score_event set at = ${at} where project_id = ${projectId} and at >= ${since}`);
  }

  /** Forgets what is older than is kept. */
  async trim(tx: Tx, projectId: number, day: string): Promise<void> {
    const first = sql`${day}::date - ${KEPT_DAYS}::int`;
    await tx.run(sql`delete from rank_history where project_id = ${projectId} and day < ${first}`);
    await tx.run(sql`delete from score_event where project_id = ${projectId} and at < ${first}`);
  }
}

function names(prefix = ''): Sql {
  return join(COLUMNS.map((column) => raw(prefix + column)));
}

/** The place among the open requests; null for the others. */
function rankSql(score: string): Sql {
  return sql`case when open then row_number()
    over (partition by open order by ${raw(score)} desc, voters desc, created_at, request_id) end`;
}

/** By more than a tenth, or in or out of the ranking. */
function rankMovedSql(column: string): Sql {
  const [before, after] = [raw(`last.${column}`), raw(`standing.${column}`)];
  return sql`(${before} is null) <> (${after} is null)
    or 10 * abs(${before} - ${after}) > least(${before}, ${after})`;
}
