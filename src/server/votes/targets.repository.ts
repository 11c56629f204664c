import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Status } from '../../contract/statuses.js';
import type { Connection } from '../platform/database/database.js';
import { votesSql } from './counts-sql.js';

/** The request that a vote means. */
export interface Target {
  id: string;
  status: Status;
  votes: number;
}

@Injectable()
export class TargetsRepository {
  /** The root of a request: itself, or what it was merged into in the end. Undefined where there is none. */
  rootOf(connection: Connection, projectId: number, request: string): Promise<Target | undefined> {
    return connection.row<Target>(sql`
      with recursive up as (
        select project_id, id, merged_into, status from request
         where project_id = ${projectId} and id = ${request}
        union all
        select r.project_id, r.id, r.merged_into, r.status
          from up join request r on r.project_id = up.project_id and r.id = up.merged_into
      )
      select id::text as id, status, ${votesSql('up')} as votes from up where merged_into is null
    `);
  }
}
