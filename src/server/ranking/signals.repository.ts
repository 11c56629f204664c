import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Tx } from '../platform/database/database.js';
import { completed } from './lens.js';
import { sumSql } from './lens-sql.js';
import type { MarkedRequest } from './marks.repository.js';
import { doublesDifferSql, eventsSql, scoresBeforeSql } from './moves-sql.js';
import type { ProjectRanking } from './project-ranking.repository.js';
import { freshSql } from './signals-sql.js';

/** What a rerank writes into `request_score`; `NEXT` only while a rebuild is under way. */
const EXACT = [
  'open',
  'created_at',
  'voters',
  'verified_voters',
  'anonymous_voters',
  'free_voters',
  'paying_customers',
  'monthly_cents',
  'balanced_points',
  'plans',
  'plan_cents',
  'last_vote_at',
  'revenue_score',
  'balanced_score',
];
const DOUBLES = ['trend_cents', 'trend_free', 'trend_anonymous', 'trending_score', 'default_score'];
const NEXT = ['next_trend_cents', 'next_trend_free', 'next_trend_anonymous', 'next_default_score'];

/** Causes that an event names at the most. */
const CAUSES_KEPT = 20;

@Injectable()
export class SignalsRepository {
  /**
   * Reads the signals of these requests from their votes, scores them, writes what differs, and an event for each
   * big move; answers how many differed. `why` are the marks that led here. Under the project's lock.
   *
   * Younger marks of these requests go too. Marks are only ever appended, so the statement takes exactly those
   * whose votes it counts, and the stored voters plus the `delta`s still marked are the votes at any moment.
   */
  async rescore(
    tx: Tx,
    projectId: number,
    ranking: ProjectRanking,
    requestIds: readonly string[],
    why: readonly MarkedRequest[],
  ): Promise<number> {
    const doubles = ranking.rebuild ? [...DOUBLES, ...NEXT] : DOUBLES;
    const columns = [...EXACT, ...doubles];
    const score = (lens: 'revenue' | 'balanced' | 'trending') => sumSql(completed({ lens }, ranking));
    const causes = sql`coalesce(causes, '[]')`;
    const row = await tx.row<{ moved: number }>(sql`
      with younger as (
        delete from mark where project_id = ${projectId} and kind = 'request' and ref = any (${requestIds}::bigint[])
        returning ref as request_id, cause, cause_ref
      ),
      causes as (${causesSql(why, sql`younger`)}),
      fresh as (${freshSql(projectId, ranking, requestIds)}),
      scored as (
        select *, (${score('revenue')})::bigint as revenue_score, (${score('balanced')})::bigint as balanced_score,
               ${score('trending')} as trending_score
          from fresh
      ),
      moved as (
        select scored.*, ${scoresBeforeSql('old', ranking)}
          from scored
          left join request_score old on old.project_id = ${projectId} and old.request_id = scored.request_id
         where old.request_id is null
            or (${names(EXACT, 'old.')}) is distinct from (${names(EXACT, 'scored.')})
            or ${doublesDifferSql('old', 'scored', doubles)}
      ),
      written as (
        insert into request_score (project_id, request_id, ${names(columns)})
        select ${projectId}, request_id, ${names(columns)} from moved order by request_id
        on conflict (project_id, request_id) do update
          set (scored_at, ${names(columns)}) = (excluded.scored_at, ${names(columns, 'excluded.')})
      ),
      events as (${eventsSql(projectId, ranking, sql`moved left join causes using (request_id)`, causes)})
      select count(*) as moved from moved
    `);
    return row!.moved;
  }
}

/** `causes` of each `request_id`, from the marks that were taken and those of `younger`. */
function causesSql(why: readonly MarkedRequest[], younger: Sql): Sql {
  return sql`
    select request_id, jsonb_path_query_array(
             jsonb_agg(distinct jsonb_build_object('cause', cause, 'ref', cause_ref::text)),
             ${`$[0 to ${CAUSES_KEPT - 1}]`}::jsonpath) as causes
      from (
        select * from unnest(${why.map(({ requestId }) => requestId)}::bigint[],
                             ${why.map(({ cause }) => cause)}::text[],
                             ${why.map(({ causeRef }) => causeRef)}::bigint[]) as taken (request_id, cause, cause_ref)
        union all
        select request_id, cause, cause_ref from ${younger}
      ) as marked
     group by request_id
  `;
}

function names(columns: readonly string[], prefix = ''): Sql {
  return join(columns.map((column) => raw(prefix + column)));
}
