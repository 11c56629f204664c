import sql, { empty, type Sql } from 'sql-template-tag';
import { isOpen, type Status } from '../../contract/statuses.js';
import type { PublicSort } from '../../contract/widget-requests.dto.js';
import { containing, phrasesSql } from './search-sql.js';
import { words } from './search-terms.js';

/** Where a page ends: voters for `top`, the microseconds since 1970 of its creation, its id. */
export interface BoardPosition {
  voters: number;
  at: number;
  id: string;
}

export interface BoardQuery {
  projectId: number;
  /** The caller's person; null where it has none yet. */
  person: string | null;
  sort: PublicSort;
  statuses: readonly Status[];
  q: string | null;
  after: BoardPosition | null;
  limit: number;
}

/** The page's requests: `id, voters, created_at`, at most `limit`, in any order. */
export function pageSql(query: BoardQuery): Sql {
  if (query.sort !== 'top') return newestSql(query);
  return query.q === null && query.statuses.every(isOpen) ? topOfScoresSql(query) : topOfMatchesSql(query);
}

/** `top` is the order of the votes lens, read from its index; ties stand on the next page in their own range. */
function topOfScoresSql(query: BoardQuery): Sql {
  const { projectId, after, limit } = query;
  const scored = (range: Sql) => sql`(
    select s.request_id as id, s.voters, s.created_at
      from request_score s
      join request r on r.project_id = s.project_id and r.id = s.request_id
     where s.project_id = ${projectId} and s.open ${range} and ${listedSql(query)}
     order by s.voters desc, s.created_at, s.request_id
     limit ${limit})`;
  const ranges = after
    ? sql`
      ${scored(sql`and s.voters = ${after.voters} and (s.created_at, s.request_id) > ${momentSql(after)}`)}
      union all
      ${scored(sql`and s.voters < ${after.voters}`)}`
    : scored(empty);
  return sql`select * from (${ranges} union all ${unscoredSql(query)}) as ranked
              order by voters desc, created_at, id limit ${limit}`;
}

/** What was submitted a moment ago and is not scored yet stands behind the rest until it is. */
function unscoredSql(query: BoardQuery): Sql {
  const { projectId, after, limit } = query;
  const rest = after?.voters === 0 ? sql`and (r.created_at, r.id) > ${momentSql(after)}` : empty;
  return sql`(
    select r.id, 0 as voters, r.created_at
      from request r
     where r.project_id = ${projectId} and ${listedSql(query)} ${rest}
       and r.id > coalesce((select max(request_id) from request_score where project_id = ${projectId}), 0)
     order by r.created_at, r.id
     limit ${limit})`;
}

/** Searches, and closed requests, which have no rank: few enough to be sorted. */
function topOfMatchesSql(query: BoardQuery): Sql {
  const { projectId, after, limit } = query;
  const rest = after
    ? sql`where voters < ${after.voters}
             or (voters = ${after.voters} and (created_at, id) > ${momentSql(after)})`
    : empty;
  return sql`
    select * from (
      select r.id, coalesce(s.voters, 0) as voters, r.created_at
        from request r
        left join request_score s on s.project_id = r.project_id and s.request_id = r.id
       where r.project_id = ${projectId} and ${listedSql(query)} ${matchesSql(query.q)}
    ) as matching ${rest}
    order by voters desc, created_at, id limit ${limit}
  `;
}

function newestSql(query: BoardQuery): Sql {
  const { projectId, person, after, limit } = query;
  const rest = after ? sql`and (r.created_at, r.id) < ${momentSql(after)}` : empty;
  const theirs = sql`and r.id in (
    select id from request where project_id = ${projectId} and author_id = ${person}
    union
    select request_id from vote where project_id = ${projectId} and person_id = ${person} and active)`;
  return sql`
    select r.id, 0 as voters, r.created_at
      from request r
     where r.project_id = ${projectId} and ${listedSql(query)} ${matchesSql(query.q)} ${rest}
           ${query.sort === 'mine' ? theirs : empty}
     order by r.created_at desc, r.id desc limit ${limit}
  `;
}

function listedSql({ statuses }: BoardQuery): Sql {
  return sql`r.merged_into is null and r.status = any (${statuses}::text[])`;
}

/** All the words of `q`, or `q` as a part of the title. */
function matchesSql(q: string | null): Sql {
  if (q === null) return empty;
  return sql`and (r.search @@ ${phrasesSql(words(q), 'all')} or r.title ilike ${containing(q)})`;
}

function momentSql({ at, id }: BoardPosition): Sql {
  return sql`(timestamptz 'epoch' + ${at}::double precision * interval '1 microsecond', ${id}::bigint)`;
}
