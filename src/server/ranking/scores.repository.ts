import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../platform/database/database.js';
import { completed } from './lens.js';
import { cheapestScoresSql, sumSql } from './lens-sql.js';
import { doublesDifferSql, eventsSql, scoresBeforeSql } from './moves-sql.js';
import type { ProjectRanking } from './project-ranking.repository.js';

/** All scores of a project at once, from the sums that are stored. Each under the project's lock. */
@Injectable()
export class ScoresRepository {
  /**
   * Scores everything under the weights in `ranking`, with an event for each big move. Votes are read only for a
   * saved default lens that the stored sums do not suffice for.
   */
  async reweigh(tx: Tx, projectId: number, ranking: ProjectRanking): Promise<void> {
    const score = (lens: 'revenue' | 'balanced' | 'trending') => sumSql(completed({ lens }, ranking));
    const { defaultSpec } = ranking;
    const defaultScores =
      defaultSpec && cheapestScoresSql(completed(defaultSpec, ranking), ranking, projectId);
    const causes = sql`'[{"cause": "weights", "ref": null}]'::jsonb`;
    await tx.run(sql`
      with fresh as (
        select request_id, voters, (${score('revenue')})::bigint as revenue_score,
               (${score('balanced')})::bigint as balanced_score, ${score('trending')} as trending_score,
               ${defaultScores ? sql`coalesce(scored.score, 0)::float8` : sql`null::float8`} as default_score
          from request_score
          ${defaultScores ? sql`left join (${defaultScores}) as scored using (request_id)` : empty}
         where project_id = ${projectId}
      ),
      moved as (
        select fresh.*, ${scoresBeforeSql('old', ranking)}
          from fresh
          join request_score old on old.project_id = ${projectId} and old.request_id = fresh.request_id
         where (old.revenue_score, old.balanced_score) is distinct from (fresh.revenue_score, fresh.balanced_score)
            or ${doublesDifferSql('old', 'fresh', ['trending_score', 'default_score'])}
      ),
      written as (
        update request_score as s
           set revenue_score = moved.revenue_score, balanced_score = moved.balanced_score,
               trending_score = moved.trending_score, default_score = moved.default_score,
               scored_at = clock_timestamp()
          from moved
         where s.project_id = ${projectId} and s.request_id = moved.request_id
      )
      ${eventsSql(projectId, ranking, sql`moved`, causes)}
    `);
  }

  /** The default lens is a built-in one: its scores have a column already. */
  async dropDefault(tx: Tx, projectId: number): Promise<void> {
    await tx.run(sql`
      update request_score set default_score = null where project_id = ${projectId} and default_score is not null
    `);
  }

  /** What a rebuild prepared is what counts; `ranking` has its numbers already. */
  async flip(tx: Tx, projectId: number, ranking: ProjectRanking): Promise<void> {
    await tx.run(sql`
      with scored as (
        select request_id, ${sumSql(completed({ lens: 'trending' }, ranking))} as trending_score
          from (
            select request_id, next_trend_cents as trend_cents, next_trend_free as trend_free,
                   next_trend_anonymous as trend_anonymous
              from request_score where project_id = ${projectId}
          ) as next
      )
      update request_score as s
         set trend_cents = next_trend_cents, trend_free = next_trend_free, trend_anonymous = next_trend_anonymous,
             trending_score = scored.trending_score, default_score = next_default_score,
             next_trend_cents = null, next_trend_free = null, next_trend_anonymous = null, next_default_score = null,
             scored_at = clock_timestamp()
        from scored
       where s.project_id = ${projectId} and s.request_id = scored.request_id
    `);
  }
}
