import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Tx } from '../platform/database/database.js';
import { Rerank } from '../ranking/rerank.js';

/** A vote that was given somewhere else, or that is made up. */
export interface RecordedVote {
  request: string;
  person: string;
  at: Date;
}

/** Votes of the past, in bulk: for imports and sample data, which alone say when a vote was given. */
@Injectable()
export class RecordedVotes {
  constructor(private readonly rerank: Rerank) {}

  /**
   * Of several for one person and request the newest counts, and none counts that is older than what the person did
   * since. Persons that are merged, and requests that are closed or merged, are the caller's business.
   */
  async record(tx: Tx, projectId: number, votes: readonly RecordedVote[]): Promise<void> {
    const requests = await tx.rows<{ id: string }>(sql`
      with given as (
        select distinct on (request, person) request, person, at
          from unnest(${votes.map(({ request }) => request)}::bigint[], ${votes.map(({ person }) => person)}::bigint[],
                      ${votes.map(({ at }) => at)}::timestamptz[]) as g (request, person, at)
         order by request, person, at desc
      ),
      written as (
        insert into vote as v (project_id, request_id, person_id, customer_id, active, changed_at, voted_at, source)
        select p.project_id, g.request, p.id, p.customer_id, true, g.at, g.at, 'import'
          from given g
          join person p on p.project_id = ${projectId} and p.id = g.person
           for key share of p
        on conflict (project_id, request_id, person_id) do update set
          active = true,
          changed_at = excluded.changed_at,
          voted_at = case when v.active then v.voted_at else excluded.voted_at end,
          via_merge = null, withdrawn_at = null
         where excluded.changed_at > v.changed_at
        returning request_id
      )
      select distinct request_id::text as id from written
    `);
    const ids = requests.map(({ id }) => id);
    await this.rerank.mark(tx, projectId, { requests: ids, cause: 'sample', bulk: true });
  }

  /** Removes every vote of these requests, which are locked `FOR UPDATE` and about to go. */
  async remove(tx: Tx, projectId: number, requests: readonly string[]): Promise<void> {
    await tx.run(sql`
      delete from vote where project_id = ${projectId} and request_id = any(${requests}::bigint[])
    `);
  }
}
