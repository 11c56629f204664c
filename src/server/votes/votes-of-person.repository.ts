import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Connection, Tx } from '../platform/database/database.js';
import type { Difference } from './vote-rows.repository.js';

/** A vote in a person's export. */
export interface ExportedVote {
  request: string;
  title: string;
  active: boolean;
  votedAt: Date;
  changedAt: Date;
  source: string;
  sourceLink: string | null;
}

/** All votes of persons, whose rows are locked. */
@Injectable()
export class VotesOfPersonRepository {
  async setPayer(tx: Tx, projectId: number, person: string, customer: string): Promise<void> {
    await tx.run(sql`
      update vote set customer_id = ${customer}
       where project_id = ${projectId} and person_id = ${person} and customer_id is distinct from ${customer}::bigint
    `);
  }

  /** Every request that lost a row, with the number of active votes it lost. */
  erase(tx: Tx, projectId: number, persons: readonly string[]): Promise<Difference[]> {
    return tx.rows<Difference>(sql`
      with gone as (
        delete from vote where project_id = ${projectId} and person_id = any (${persons}::bigint[])
        returning request_id, active
      )
      select request_id::text as request, -count(*) filter (where active) as delta from gone group by request_id
    `);
  }

  /** Which of these merges of requests still stand. */
  async standingMerges(
    connection: Connection,
    projectId: number,
    merges: readonly string[],
  ): Promise<Set<string>> {
    if (merges.length === 0) return new Set();
    const rows = await connection.rows<{ id: string }>(sql`
      select id::text as id from request_merge
       where project_id = ${projectId} and id = any (${merges}::bigint[]) and undone_at is null
    `);
    return new Set(rows.map(({ id }) => id));
  }

  export(connection: Connection, projectId: number, person: string): Promise<ExportedVote[]> {
    return connection.rows<ExportedVote>(sql`
      select r.id::text as request, r.title, v.active, v.voted_at as "votedAt", v.changed_at as "changedAt",
             v.source, v.source_link as "sourceLink"
        from vote v
        join request r on r.project_id = v.project_id and r.id = v.request_id
       where v.project_id = ${projectId} and v.person_id = ${person}
       order by v.voted_at, r.id
    `);
  }
}
