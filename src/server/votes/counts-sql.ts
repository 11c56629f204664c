import sql, { raw, type Sql } from 'sql-template-tag';

/**
 * How many people vote for a request, exact at any moment: what the drain has stored, and what has changed since.
 * `request` is the alias of a row with `project_id` and `id`.
 */
export function votesSql(request: string): Sql {
  const alias = raw(request);
  return sql`(
    coalesce((select s.voters from request_score s where s.project_id = ${alias}.project_id and s.request_id = ${alias}.id), 0)
    + coalesce((select sum(m.delta) from mark m
                 where m.project_id = ${alias}.project_id and m.kind = 'request' and m.ref = ${alias}.id), 0))`;
}
