import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Database, type Tx } from '../platform/database/database.js';
import type { Cause } from './rerank.js';

/** A request to be scored, and why. */
export interface MarkedRequest {
  requestId: string;
  cause: Cause;
  causeRef: string | null;
}

interface WideMark {
  kind: 'person' | 'customer';
  ref: string;
  cause: Cause;
  causeRef: string | null;
}

/** Marks of persons and customers expanded in one drain: one customer may stand behind any number of requests. */
const EXPANDED_AT_ONCE = 20;

/** What changed and is not scored yet. Rows are appended and deleted, never updated; only who drains deletes them. */
@Injectable()
export class MarksRepository {
  constructor(private readonly db: Database) {}

  /**
   * Turns some marks of persons and customers into marks of the requests behind them, which queue as bulk: a
   * customer with thousands of requests lets votes pass. Answers how many it took.
   */
  async expand(tx: Tx, projectId: number): Promise<number> {
    const marks = await tx.rows<WideMark>(sql`
      with taken as (
        ${deleteFirstSql(projectId, sql`kind in ('person', 'customer')`, EXPANDED_AT_ONCE)}
      )
      select kind, ref::text, cause, cause_ref::text as "causeRef" from taken
    `);
    if (marks.length > 0) await this.markRequests(tx, projectId, marks);
    return marks.length;
  }

  /** Takes the oldest marks of requests, those of what people do before bulk ones. */
  async take(tx: Tx, projectId: number, limit: number): Promise<MarkedRequest[]> {
    return tx.rows<MarkedRequest>(sql`
      with taken as (
        ${deleteFirstSql(projectId, sql`kind = 'request'`, limit)}
      )
      select ref::text as "requestId", cause, cause_ref::text as "causeRef" from taken
    `);
  }

  /**
   * Takes the next requests of a project that is marked as a whole, in the order of their ids; while there are more,
   * the mark stays and says how far this has come.
   */
  async takeOfProject(tx: Tx, projectId: number, limit: number): Promise<MarkedRequest[]> {
    const mark = await tx.row<{ after: string; cause: Cause; causeRef: string | null }>(sql`
      with taken as (${deleteFirstSql(projectId, sql`kind = 'project'`, 1)})
      select coalesce(ref, 0)::text as after, cause, cause_ref::text as "causeRef" from taken
    `);
    if (!mark) return [];
    const { after, cause, causeRef } = mark;
    const rows = await tx.rows<{ requestId: string }>(sql`
      select id::text as "requestId" from request where project_id = ${projectId} and id > ${after}::bigint
       order by request.id limit ${limit}
    `);
    if (rows.length === limit)
      await tx.run(sql`
        insert into mark (project_id, bulk, kind, ref, cause, cause_ref)
        values (${projectId}, true, 'project', ${rows.at(-1)!.requestId}, ${cause}, ${causeRef})
      `);
    return rows.map(({ requestId }) => ({ requestId, cause, causeRef }));
  }

  /**
   * Projects with a mark of more than so many seconds. One from the future was made before the database's clock was
   * set back, and is as old.
   */
  async overdueProjects(seconds: number): Promise<number[]> {
    const rows = await this.db.rows<{ id: number }>(sql`
      select id from project
       where deleted_at is null
         and exists (select from mark m
                      where m.project_id = project.id
                        and (m.at < now() - make_interval(secs => ${seconds}) or m.at > now() + interval '1 second'))
    `);
    return rows.map(({ id }) => id);
  }

  /** In a statement after the one that took the marks, so that it sees every vote that was there before them. */
  private async markRequests(tx: Tx, projectId: number, marks: readonly WideMark[]): Promise<void> {
    const given = sql`
      select * from unnest(${marks.map(({ kind }) => kind)}::text[], ${marks.map(({ ref }) => ref)}::bigint[],
                           ${marks.map(({ cause }) => cause)}::text[],
                           ${marks.map(({ causeRef }) => causeRef)}::bigint[]) as given (kind, ref, cause, cause_ref)
    `;
    await tx.run(sql`
      insert into mark (project_id, bulk, kind, ref, cause, cause_ref)
      select ${projectId}, true, 'request', request_id, cause, cause_ref
        from (${touchedSql(projectId, given)}) as touched
    `);
  }
}

/**
 * Deletes the first marks of some kinds. By their place in the table: nobody moves them, and no statistics of a
 * table that fills and empties all day can lead to another plan.
 */
function deleteFirstSql(projectId: number, ofKind: Sql, limit: number): Sql {
  return sql`
    delete from mark
     where ctid = any (array(
       select ctid from mark where project_id = ${projectId} and ${ofKind} order by bulk, id limit ${limit}))
    returning kind, ref, cause, cause_ref`;
}

/**
 * The requests that marks touch: distinct `request_id`, `cause`, `cause_ref`. `marks` are rows of `kind`, `ref`,
 * `cause`, `cause_ref`. A person that was merged meanwhile touches what its root touches.
 */
export function touchedSql(projectId: number, marks: Sql): Sql {
  return sql`
    with recursive given as (${marks}),
    person_marked as (
      select ref as person_id, cause, coalesce(cause_ref, ref) as cause_ref from given where kind = 'person'
      union
      select p.merged_into, marked.cause, marked.cause_ref
        from person_marked marked
        join person p on p.project_id = ${projectId} and p.id = marked.person_id
       where p.merged_into is not null
    )
    select ref as request_id, cause, cause_ref from given where kind = 'request'
    union
    select v.request_id, marked.cause, marked.cause_ref
      from person_marked marked
      join vote v on v.project_id = ${projectId} and v.person_id = marked.person_id
    union
    select v.request_id, given.cause, coalesce(given.cause_ref, given.ref)
      from given
      join vote v on v.project_id = ${projectId} and v.customer_id = given.ref and v.active
     where given.kind = 'customer'
    union
    select r.id, given.cause, given.cause_ref
      from given
      join request r on r.project_id = ${projectId} and r.id > coalesce(given.ref, 0)
     where given.kind = 'project'
  `;
}
