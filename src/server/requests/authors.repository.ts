import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Connection, Tx } from '../platform/database/database.js';

/** A request in its author's export. */
export interface ExportedRequest {
  id: string;
  title: string;
  body: string;
  status: string;
  createdAt: Date;
}

/** Who submitted what. */
@Injectable()
export class AuthorsRepository {
  /** Gives all requests of one person to another; their ids. */
  async giveAll(tx: Tx, projectId: number, from: string, to: string): Promise<string[]> {
    const given = await tx.rows<{ id: string }>(sql`
      with given as (
        update request set author_id = ${to} where project_id = ${projectId} and author_id = ${from} returning id
      )
      select id::text as id from given order by given.id
    `);
    return given.map(({ id }) => id);
  }

  /** Gives these requests of one person, as far as they are still its, to another. */
  async give(
    tx: Tx,
    projectId: number,
    requests: readonly string[],
    from: string,
    to: string,
  ): Promise<void> {
    await tx.run(sql`
      update request set author_id = ${to}
       where project_id = ${projectId} and author_id = ${from} and id = any (${requests}::bigint[])
    `);
  }

  async forget(tx: Tx, projectId: number, persons: readonly string[]): Promise<void> {
    await tx.run(sql`
      update request set author_id = null
       where project_id = ${projectId} and author_id = any (${persons}::bigint[])
    `);
  }

  export(connection: Connection, projectId: number, person: string): Promise<ExportedRequest[]> {
    return connection.rows<ExportedRequest>(sql`
      select id::text as id, title, body, status, created_at as "createdAt" from request
       where project_id = ${projectId} and author_id = ${person}
       order by created_at, request.id
    `);
  }
}
