import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../platform/database/database.js';

/** What has become of the requests that a person cares about. */
@Injectable()
export class OwnChangesRepository {
  constructor(private readonly database: Database) {}

  /**
   * When the status of a request that the person submitted or votes for was last changed after that; null where none
   * was. A request's first status is as old as itself: `status_at` is filled in before `created_at`. Reads a row of
   * an index and one of a request for each of the person's requests, on every page with a widget.
   */
  async lastOf(projectId: number, personId: string): Promise<Date | null> {
    const [row] = await this.database.prepared<{ at: Date | null }>(
      'identity.lastOwnChange',
      sql`
        select max(r.status_at) as at
          from (
            select request_id as id, voted_at as since from vote
             where project_id = ${projectId} and person_id = ${personId} and active
            union all
            select id, created_at from request where project_id = ${projectId} and author_id = ${personId}
          ) as own
          join request r on r.project_id = ${projectId} and r.id = own.id
         where r.status_at > own.since and r.merged_into is null
      `,
    );
    return row?.at ?? null;
  }
}
