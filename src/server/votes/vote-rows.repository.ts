import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Connection, Tx } from '../platform/database/database.js';
import { type Cause, Rerank } from '../ranking/rerank.js';
import type { Register } from './register.js';

/** A register and the request that it is about. */
export interface RequestRegister extends Register {
  request: string;
}

/** How many more people vote for a request, and the id that this is about. */
export interface Difference {
  request: string;
  delta: number;
  causeRef?: string;
}

/**
 * Registers of persons, read and written as wholes. Whoever changes votes holds the person `FOR UPDATE` or the
 * request `FOR UPDATE`, and the other one `FOR KEY SHARE`: so merges of persons, merges of requests and votes
 * exclude each other where they meet and nowhere else.
 */
@Injectable()
export class VoteRowsRepository {
  constructor(private readonly rerank: Rerank) {}

  /** Keeps these requests from being merged, closed or removed until the commit; those of them that there are. */
  async holdRequests(tx: Tx, projectId: number, requests: readonly string[]): Promise<Set<string>> {
    const held = await tx.rows<{ id: string }>(sql`
      select id::text as id from request where project_id = ${projectId} and id = any (${requests}::bigint[])
       order by request.id for key share
    `);
    return new Set(held.map(({ id }) => id));
  }

  /** The same for all requests that these persons, locked `FOR UPDATE`, have ever voted for; their ids. */
  async holdRequestsOf(tx: Tx, projectId: number, persons: readonly string[]): Promise<string[]> {
    const requests = await tx.rows<{ id: string }>(sql`
      select r.id::text as id from request r
       where r.project_id = ${projectId} and r.id in (
         select v.request_id from vote v
          where v.project_id = ${projectId} and v.person_id = any (${persons}::bigint[])
       )
       order by r.id for key share
    `);
    return requests.map(({ id }) => id);
  }

  /** A person's registers on these requests. */
  async registers(
    tx: Connection,
    projectId: number,
    person: string,
    requests: readonly string[],
  ): Promise<Map<string, Register>> {
    const rows = await tx.rows<RequestRegister>(sql`
      select request_id::text as request, active, ${microseconds(sql`changed_at`)} as "changedAt",
             ${microseconds(sql`voted_at`)} as "votedAt", via_merge::text as "viaMerge",
             ${microseconds(sql`withdrawn_at`)} as "withdrawnAt", source, cast_by::text as "castBy",
             source_link as "sourceLink"
        from vote
       where project_id = ${projectId} and person_id = ${person} and request_id = any (${requests}::bigint[])
    `);
    return new Map(rows.map(({ request, ...register }) => [request, register]));
  }

  /** Writes registers over what the person has there; whoever pays for the person pays for them. */
  async write(
    tx: Tx,
    projectId: number,
    person: string,
    registers: readonly RequestRegister[],
  ): Promise<void> {
    if (registers.length === 0) return;
    await tx.run(sql`
      insert into vote (project_id, request_id, person_id, customer_id, active, changed_at, voted_at, via_merge,
                        withdrawn_at, source, cast_by, source_link)
      select p.project_id, r.request, p.id, p.customer_id, r.active, r."changedAt", r."votedAt", r."viaMerge",
             r."withdrawnAt", r.source, (select id from member where id = r."castBy"), r."sourceLink"
        from jsonb_to_recordset(${JSON.stringify(registers)}::jsonb) as r (
               request bigint, active boolean, "changedAt" timestamptz, "votedAt" timestamptz, "viaMerge" bigint,
               "withdrawnAt" timestamptz, source text, "castBy" bigint, "sourceLink" text
             )
        join person p on p.project_id = ${projectId} and p.id = ${person}
      on conflict (project_id, request_id, person_id) do update set
        customer_id = excluded.customer_id, active = excluded.active, changed_at = excluded.changed_at,
        voted_at = excluded.voted_at, via_merge = excluded.via_merge, withdrawn_at = excluded.withdrawn_at,
        source = excluded.source, cast_by = excluded.cast_by, source_link = excluded.source_link
    `);
  }

  /** Removes a person's registers on these requests. */
  async remove(tx: Tx, projectId: number, person: string, requests: readonly string[]): Promise<void> {
    await tx.run(sql`
      delete from vote
       where project_id = ${projectId} and person_id = ${person} and request_id = any (${requests}::bigint[])
    `);
  }

  /** Keeps public counts exact until the drain has scored these requests anew; the kick follows the commit. */
  async mark(tx: Tx, projectId: number, differences: readonly Difference[], cause: Cause): Promise<void> {
    if (differences.length === 0) return;
    const rows = sql`
      select ${projectId}::integer as project_id, d.request as ref, d.delta, d."causeRef" as cause_ref
        from jsonb_to_recordset(${JSON.stringify(differences)}::jsonb)
          as d (request bigint, delta integer, "causeRef" bigint)
    `;
    await tx.run(this.rerank.markRequestsSql(rows, cause));
    tx.afterCommit(() => this.rerank.kick(projectId));
  }
}

/** UTC with microseconds, at a fixed width: equal times are equal texts, and later ones sort later. */
function microseconds(time: Sql): Sql {
  return sql`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
