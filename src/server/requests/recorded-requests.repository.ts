import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Status } from '../../contract/statuses.js';
import type { Tx } from '../platform/database/database.js';
import { Rerank } from '../ranking/rerank.js';
import { RecordedVotes } from '../votes/recorded-votes.repository.js';

/** A request of the past. Its author's vote is recorded like any other. */
export interface RecordedRequest {
  title: string;
  body: string;
  status: Status;
  tags: readonly string[];
  effort: number | null;
  /** The author's person. */
  author: string | null;
  createdAt: Date;
  /** Since when it has its status. */
  statusAt: Date;
}

/** Requests in bulk: for imports and sample data, which alone say when something happened. */
@Injectable()
export class RecordedRequests {
  constructor(
    private readonly rerank: Rerank,
    private readonly votes: RecordedVotes,
  ) {}

  /** Their ids, in the order given. */
  async record(tx: Tx, projectId: number, requests: readonly RecordedRequest[]): Promise<string[]> {
    const made = await tx.rows<{ id: string }>(sql`
      with given as (
        select row_number() over () as place, g.*
          from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as g (
                 title text, body text, status text, tags text[], effort integer, author bigint,
                 "createdAt" timestamptz, "statusAt" timestamptz)
      ),
      made as (
        insert into request (project_id, title, body, status, tags, effort, author_id, created_at, status_at, updated_at)
        select ${projectId}, title, body, status, tags, effort, author, "createdAt", "statusAt", "statusAt"
          from given order by place
        returning project_id, id, status, created_at, status_at
      ),
      happened as (
        insert into request_event (project_id, request_id, at, kind, detail)
        select project_id, id, created_at, 'created', jsonb_build_object('to', 'underReview') from made
        union all
        select project_id, id, status_at, 'status', jsonb_build_object('from', 'underReview', 'to', status) from made
         where status <> 'underReview'
        order by 3
      )
      select id::text as id from made order by made.id
    `);
    const ids = made.map(({ id }) => id);
    await this.rerank.mark(tx, projectId, { requests: ids, cause: 'sample', bulk: true });
    return ids;
  }

  /** Takes requests away with their votes; others that were merged into them stand alone again. */
  async remove(tx: Tx, projectId: number, requests: readonly string[]): Promise<void> {
    await tx.run(sql`
      select from request where project_id = ${projectId} and id = any(${requests}::bigint[]) order by id for update
    `);
    await this.votes.remove(tx, projectId, requests);
    await tx.run(sql`
      delete from request_merge
       where project_id = ${projectId}
         and (from_id = any(${requests}::bigint[]) or into_id = any(${requests}::bigint[]))
    `);
    const apart = await tx.rows<{ id: string }>(sql`
      update request set merged_into = null, version = version + 1, updated_at = clock_timestamp()
       where project_id = ${projectId} and merged_into = any(${requests}::bigint[]) and id <> all(${requests}::bigint[])
      returning id::text as id
    `);
    await tx.run(
      sql`delete from request where project_id = ${projectId} and id = any(${requests}::bigint[])`,
    );
    const ids = apart.map(({ id }) => id);
    await this.rerank.mark(tx, projectId, { requests: ids, cause: 'request' });
  }
}
