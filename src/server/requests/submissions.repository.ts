import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Caller } from '../identity/caller.js';
import type { Tx } from '../platform/database/database.js';
import { personSql } from '../votes/person-sql.js';

export interface Submission {
  title: string;
  body: string;
}

@Injectable()
export class SubmissionsRepository {
  /** A new request of the caller's person; no row where the person or the project has moved on. */
  create(
    tx: Tx,
    caller: Caller,
    author: string,
    { title, body }: Submission,
  ): Promise<{ id: string; createdAt: Date } | undefined> {
    return tx.row(sql`
      with author as (${personSql(caller, author)}),
      made as (
        insert into request (project_id, title, body, author_id)
        select ${caller.project.id}, ${title}, ${body}, person_id from author
        returning project_id, id, status, created_at
      ),
      happened as (
        insert into request_event (project_id, request_id, kind, detail)
        select project_id, id, 'created', jsonb_build_object('to', status) from made
      )
      select id::text as id, created_at as "createdAt" from made
    `);
  }
}
