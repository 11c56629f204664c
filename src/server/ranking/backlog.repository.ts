import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { isOpen, type Status } from '../../contract/statuses.js';
import { type Connection, Database } from '../platform/database/database.js';
import type { BacklogPosition } from './backlog-cursor.js';
import { filterSql, isUnfiltered, rowsSql, type BacklogFilter, type RowOptions } from './backlog-sql.js';
import { isAlwaysStored, type FoundLens } from './lens-finder.js';
import { behindSql, createdMicrosSql, orderSql, pendingSql, scoredSql } from './scores-sql.js';

/** A request as the backlog shows it. */
export interface BacklogRow {
  id: string;
  rank: number | null;
  rank7DaysAgo: number | null;
  title: string;
  status: Status;
  tags: string[];
  effort: number | null;
  score: number;
  monthlyCents: number;
  payingCustomers: number;
  voters: number;
  verifiedVoters: number;
  anonymousVoters: number;
  freeVoters: number;
  lastVoteAt: Date | null;
  createdAt: Date;
  trend?: { day: string; voters: number; monthlyCents: number }[];
  plans?: { plan: string | null; monthlyCents: number }[];
}

/** A row of a page, with its place for a cursor. */
export interface PlacedRow extends BacklogRow {
  place: number;
  createdMicros: number;
}

export interface BacklogList {
  projectId: number;
  found: FoundLens;
  filter: BacklogFilter;
  limit: number;
  options: RowOptions;
}

export interface Page {
  version: number;
  pending: number;
  rows: PlacedRow[];
}

@Injectable()
export class BacklogRepository {
  constructor(private readonly db: Database) {}

  /** The rows after `after`, or the first, on one snapshot with `version` and `pending`. */
  async page(connection: Connection, list: BacklogList, after: BacklogPosition | null): Promise<Page> {
    const countOn = after !== null && list.found.stored !== null;
    const page = await this.read(connection, list, after, countOn);
    // A score moved since the page before, so its last rank is no base to count from: count from the top.
    const isCounted = !countOn || page.version === after.version;
    return isCounted ? page : this.read(connection, list, after, false);
  }

  /** All rows up to the limit, on one snapshot. */
  all(connection: Connection, list: BacklogList): Promise<BacklogRow[]> {
    return connection.rows(sql`${rowsOf(list, null, false)} order by ${outerOrder}`);
  }

  private async read(
    connection: Connection,
    list: BacklogList,
    after: BacklogPosition | null,
    countOn: boolean,
  ): Promise<Page> {
    const { projectId } = list;
    const statement = sql`
      select head.version, head.pending, page.*
        from (
          select (select version from project_ranking where project_id = ${projectId}) as version,
                 (${pendingSql(projectId)}) as pending
        ) as head
        left join lateral (${rowsOf(list, after, countOn)}) as page on true
       order by ${outerOrder}`;
    type Row = PlacedRow & { version: number; pending: number };
    const rows = await (isCommon(list)
      ? this.db.prepared<Row>(`backlog_${hashOf(statement)}`, statement)
      : connection.rows<Row>(statement));
    const { version, pending } = rows[0]!;
    return { version, pending, rows: rows.filter(({ id }) => id !== null) };
  }
}

const outerOrder = sql`score desc, voters desc, "createdMicros", id::bigint`;

/** Rows of a page where nobody says how many, and what the dashboard asks for: each limit is another text to plan. */
const USUAL_PAGES = [50, 100];

/** The views that everybody looks at are planned once a connection. */
function isCommon({ found, filter, limit }: BacklogList): boolean {
  const isWhole = filter.statuses.every(isOpen) && isUnfiltered(filter);
  return isAlwaysStored(found) && isWhole && USUAL_PAGES.includes(limit - 1);
}

const hashOf = ({ text }: Sql): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/**
 * The ranking's rows that pass the filters, in its order. Ranks count all open requests, whatever the filters:
 * `place` runs over the lens's index and stops with the page. With `countOn` it goes on from `after`, else it starts
 * from the top. A limit that is no parameter lets the planner see that the index is worth its while.
 */
function rowsOf(list: BacklogList, after: BacklogPosition | null, countOn: boolean): Sql {
  const { projectId, found, filter, limit, options } = list;
  const onlyOpen = filter.statuses.every(isOpen);
  const behind = (row: Sql) => (after ? behindSql(row, after, found.stored) : sql`true`);
  const [scored, ranked, picked] = [raw('scored'), raw('ranked'), raw('picked')];
  const before = countOn && after ? after.place : 0;
  const rows = sql`
    select ranked.*, case when ranked.open then ranked.place end as rank
      from (
        select scored.*, ${before}::integer + (count(*) filter (where scored.open)
                 over (order by ${orderSql(scored)} rows unbounded preceding))::integer as place
          from (${scoredSql(found, projectId, onlyOpen)}) as scored
         ${countOn ? sql`where ${behind(scored)}` : empty}
      ) as ranked
      join request on request.project_id = ${projectId} and request.id = ranked.request_id
     where ${filterSql(filter, projectId)} ${countOn ? empty : sql`and ${behind(ranked)}`}
     order by ${orderSql(ranked)}
     limit ${raw(limit.toFixed(0))}`;
  const place = sql`, picked.place, ${createdMicrosSql(picked)} as "createdMicros"`;
  return rowsSql(rows, found, projectId, options, place);
}
