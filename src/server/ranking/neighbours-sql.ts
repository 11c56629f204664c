import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { FoundLens } from './lens-finder.js';
import type { RankKey } from './rank-key.js';
import { aheadSql, behindSql, orderSql, reversedOrderSql, scoredSql } from './scores-sql.js';

/**
 * A request and those above and below it, as far as there are such: `request_id`, `score`, `voters`, `created_at`,
 * `rank`. From the lens's index: two neighbours, and a count of what stands before.
 */
export function neighboursOfStoredSql(found: FoundLens, projectId: number, own: RankKey): Sql {
  const scored = raw('scored');
  const from = sql`from (${scoredSql(found, projectId, true)}) as scored`;
  const columns = sql`scored.request_id, scored.score, scored.voters, scored.created_at`;
  const ahead = aheadSql(scored, own, found.stored);
  return sql`
    select beside.request_id, beside.score, beside.voters, beside.created_at, (place.rank + beside.step)::integer as rank
      from (select 1 + count(*) as rank ${from} where ${ahead}) as place
     cross join (
       (select ${columns}, -1 as step ${from} where ${ahead} order by ${reversedOrderSql(scored)} limit 1)
       union all
       (select ${columns}, 0 ${from} where scored.request_id = ${own.id}::bigint)
       union all
       (select ${columns}, 1 ${from} where ${behindSql(scored, own, found.stored)} order by ${orderSql(scored)} limit 1)
     ) as beside`;
}

/** The same where no score is stored, so that all are computed: nothing where the request is not open. */
export function neighboursOfComputedSql(found: FoundLens, projectId: number, requestId: string): Sql {
  const scored = raw('scored');
  const keys = ['request_id', 'score', 'voters', 'created_at'].map((column) => raw(column));
  const around = keys.map(
    (key) =>
      sql`lag(scored.${key}) over ranking as above_${key}, lead(scored.${key}) over ranking as below_${key}`,
  );
  const columns = (prefix: string) => join(keys.map((key) => sql`${raw(prefix)}${key} as ${key}`));
  return sql`
    with place as (
      select *
        from (
          select scored.*, (row_number() over ranking)::integer as rank, ${join(around)}
            from (${scoredSql(found, projectId, true)}) as scored
          window ranking as (order by ${orderSql(scored)})
        ) as ranked
       where request_id = ${requestId}
       limit 1
    )
    select ${columns('above_')}, rank - 1 as rank from place
    union all
    select ${columns('')}, rank from place
    union all
    select ${columns('below_')}, rank + 1 as rank from place`;
}
