import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Tx } from '../platform/database/database.js';

/** A merge of requests that stands. */
export interface RequestMerge {
  id: string;
  from: string;
  into: string;
}

@Injectable()
export class MergesRepository {
  /** What a request stands for: itself, or what it was merged into in the end. Undefined where there is none. */
  async rootOf(tx: Tx, projectId: number, request: string): Promise<string | undefined> {
    const row = await tx.row<{ id: string }>(sql`
      with recursive up as (
        select id, merged_into from request where project_id = ${projectId} and id = ${request}
        union all
        select r.id, r.merged_into from up join request r on r.project_id = ${projectId} and r.id = up.merged_into
      )
      select id::text as id from up where merged_into is null
    `);
    return row?.id;
  }

  /** The merge that took `request` away, where it still stands. */
  standing(tx: Tx, projectId: number, request: string): Promise<RequestMerge | undefined> {
    return tx.row<RequestMerge>(sql`
      select id::text as id, from_id::text as "from", into_id::text as "into" from request_merge
       where project_id = ${projectId} and from_id = ${request} and undone_at is null
    `);
  }

  /** The newest merge after this one, still standing, that the same requests took part in. */
  later(tx: Tx, projectId: number, { id, from, into }: RequestMerge): Promise<RequestMerge | undefined> {
    return tx.row<RequestMerge>(sql`
      select id::text as id, from_id::text as "from", into_id::text as "into" from request_merge
       where project_id = ${projectId} and id > ${id} and undone_at is null
         and (from_id in (${from}, ${into}) or into_id in (${from}, ${into}))
       order by request_merge.id desc limit 1
    `);
  }

  async create(tx: Tx, projectId: number, from: string, into: string, member: string): Promise<string> {
    const row = await tx.row<{ id: string }>(sql`
      with merged as (
        update request set merged_into = ${into}, version = version + 1, updated_at = clock_timestamp()
         where project_id = ${projectId} and id = ${from}
      )
      insert into request_merge (project_id, from_id, into_id, member_id)
      values (${projectId}, ${from}, ${into}, ${member})
      returning id::text as id
    `);
    return row!.id;
  }

  async undo(tx: Tx, projectId: number, { id, from }: RequestMerge): Promise<void> {
    await tx.run(sql`
      with apart as (
        update request set merged_into = null, version = version + 1, updated_at = clock_timestamp()
         where project_id = ${projectId} and id = ${from}
      )
      update request_merge set undone_at = clock_timestamp() where project_id = ${projectId} and id = ${id}
    `);
  }
}
