import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { RankKey } from './rank-key.js';
import type { FoundLens, Stored } from './lens-finder.js';
import { cheapestScoresSql } from './lens-sql.js';

const bigint = raw('bigint');
const float8 = raw('float8');

/** A score's column, and its type: a comparison of another type would not use the index. */
const columns: Record<Stored, { column: Sql; type: Sql }> = {
  revenue: { column: raw('revenue_score'), type: bigint },
  balanced: { column: raw('balanced_score'), type: bigint },
  votes: { column: raw('voters'), type: bigint },
  trending: { column: raw('trending_score'), type: float8 },
  default: { column: raw('default_score'), type: float8 },
};

/** The stored score of a row of `request_score`; null where none is stored. */
export const storedScoreSql = (stored: Stored | null): Sql =>
  stored ? sql`request_score.${columns[stored].column}` : sql`null::float8`;

/**
 * What is ranked: `request_id`, `score`, `voters`, `created_at`, `open` of a project's requests, as far as they have
 * been scored. Open ones alone are read in the order of the lens's index where their scores are stored.
 */
export function scoredSql(found: FoundLens, projectId: number, onlyOpen: boolean): Sql {
  const { score, join } = scoreSql(found, projectId, raw('scored'), onlyOpen ? 'open' : 'all');
  // The column itself is not in the indexes, whose rows are the open ones: reading it would cost a look at each row.
  const open = onlyOpen ? sql`true as open` : raw('open');
  return sql`
    select request_score.request_id, ${score} as score, voters, created_at, ${open}
      from request_score ${join}
     where project_id = ${projectId} and ${score} is not null ${onlyOpen ? sql`and request_score.open` : empty}`;
}

/** The same of open requests under two lenses at once: with `score_before` beside `score`. */
export function scoredTwiceSql(before: FoundLens, after: FoundLens, projectId: number): Sql {
  const then = scoreSql(before, projectId, raw('scored_before'), 'open');
  const now = scoreSql(after, projectId, raw('scored'), 'open');
  return sql`
    select request_score.request_id, ${now.score} as score, ${then.score} as score_before, voters, created_at
      from request_score ${then.join} ${now.join}
     where project_id = ${projectId} and open`;
}

/** The score of a row of `request_score`, and what to join for it under the name `as`. */
function scoreSql(
  { stored, lens, ranking }: FoundLens,
  projectId: number,
  as: Sql,
  which: 'all' | 'open',
): { score: Sql; join: Sql } {
  if (stored) return { score: storedScoreSql(stored), join: empty };
  // Materialized: before its first statistics a planner takes the votes for a few, and would add them up per row.
  return {
    score: sql`coalesce(${as}.score, 0)`,
    join: sql`
      left join (
        with computed as materialized (${cheapestScoresSql(lens, ranking, projectId, which)})
        select * from computed
      ) as ${as} on ${as}.request_id = request_score.request_id`,
  };
}

/** The order of every ranking: total, and stable for as long as scores are. */
export const orderSql = (row: Sql, score = raw('score')): Sql =>
  sql`${row}.${score} desc, ${row}.voters desc, ${row}.created_at, ${row}.request_id`;

/** The other way round. */
export const reversedOrderSql = (row: Sql): Sql =>
  sql`${row}.score, ${row}.voters, ${row}.created_at desc, ${row}.request_id desc`;

/** Whether `row` comes after `key` in that order. The first half is what an index is searched with. */
export function behindSql(row: Sql, key: RankKey, stored: Stored | null): Sql {
  const { place, keyPlace, age, keyAge } = keysSql(row, key, stored);
  return sql`${place} <= ${keyPlace} and (${place} < ${keyPlace} or ${age} > ${keyAge})`;
}

/** Whether `row` comes before `key`. */
export function aheadSql(row: Sql, key: RankKey, stored: Stored | null): Sql {
  const { place, keyPlace, age, keyAge } = keysSql(row, key, stored);
  return sql`${place} >= ${keyPlace} and (${place} > ${keyPlace} or ${age} < ${keyAge})`;
}

function keysSql(
  row: Sql,
  key: RankKey,
  stored: Stored | null,
): Record<'place' | 'keyPlace' | 'age' | 'keyAge', Sql> {
  const createdAt = sql`timestamptz 'epoch' + ${key.createdMicros}::float8 * interval '1 microsecond'`;
  return {
    place: sql`(${row}.score, ${row}.voters)`,
    keyPlace: sql`(${key.score}::${stored ? columns[stored].type : float8}, ${key.voters}::integer)`,
    age: sql`(${row}.created_at, ${row}.request_id)`,
    keyAge: sql`(${createdAt}, ${key.id}::bigint)`,
  };
}

/** When a row's request was created, as a key has it. */
export const createdMicrosSql = (row: Sql): Sql =>
  sql`(extract(epoch from ${row}.created_at) * 1000000)::bigint`;

/** How many of a project's changes are not in its scores yet: 1000 at the most. */
export const pendingSql = (projectId: number): Sql =>
  sql`select count(*)::integer from (select from mark where project_id = ${projectId} limit 1000) as pending`;
