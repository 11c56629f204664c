import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Tx } from '../platform/database/database.js';

/** A merge of requests: the votes for `from` count for `into` as well. */
export interface Union {
  merge: string;
  from: string;
  into: string;
}

/**
 * The votes of merged duplicates (docs/ranking.md, section 1). The duplicate keeps its own rows; the survivor gets
 * one, which names the merge, for each of its active voters who is not active there. Both requests are locked
 * `FOR UPDATE`, which keeps every vote for them and every merge of their voters away.
 */
@Injectable()
export class UnitedVotesRepository {
  /**
   * How many voters the survivor gained. Their votes are as old as they were on the duplicate, for trending's sake;
   * the registers are new, since somebody just said that a vote there is a vote here.
   */
  async unite(tx: Tx, projectId: number, { merge, from, into }: Union): Promise<number> {
    return tx.run(sql`
      insert into vote as v (project_id, request_id, person_id, customer_id, active, changed_at, voted_at,
                             via_merge, source, cast_by, source_link)
      select project_id, ${into}::bigint, person_id, customer_id, true, moment.at, voted_at,
             ${merge}::bigint, source, cast_by, source_link
        from vote, (select clock_timestamp() as at) as moment
       where project_id = ${projectId} and request_id = ${from} and active
      on conflict (project_id, request_id, person_id) do update set
        active = true,
        withdrawn_at = v.changed_at,
        changed_at = greatest(excluded.changed_at, v.changed_at + interval '1 microsecond'),
        voted_at = excluded.voted_at,
        via_merge = excluded.via_merge,
        source = excluded.source, cast_by = excluded.cast_by, source_link = excluded.source_link
       where not v.active
    `);
  }

  /** How many voters the survivor lost: those whom the merge brought, and who have not acted there since. */
  async separate(tx: Tx, projectId: number, { merge, into }: Union): Promise<number> {
    const withdrawn = await tx.run(sql`
      update vote set active = false, changed_at = withdrawn_at, via_merge = null, withdrawn_at = null
       where project_id = ${projectId} and request_id = ${into} and via_merge = ${merge}
         and withdrawn_at is not null
    `);
    const removed = await tx.run(sql`
      delete from vote where project_id = ${projectId} and request_id = ${into} and via_merge = ${merge}
    `);
    return withdrawn + removed;
  }
}
