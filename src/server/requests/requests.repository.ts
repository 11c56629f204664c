import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { RequestDto, SimilarToRequestDto, TagDto } from '../../contract/requests.dto.js';
import { type Connection, Database, type Tx } from '../platform/database/database.js';
import { votesSql } from '../votes/counts-sql.js';
import { similarSql } from './similar-sql.js';
import type { Change, Content, Happening } from './lifecycle.js';

/** A request as its editors find it, locked. */
export interface LockedRequest extends Content {
  id: string;
  version: number;
  mergedInto: string | null;
}

export type RequestRow = Omit<RequestDto, 'statusAt' | 'createdAt' | 'updatedAt'> & {
  statusAt: Date;
  createdAt: Date;
  updatedAt: Date;
};

export interface NewRequest extends Content {
  author: string | null;
  createdBy: string;
}

@Injectable()
export class RequestsRepository {
  constructor(private readonly database: Database) {}

  find(connection: Connection, projectId: number, id: string): Promise<RequestRow | undefined> {
    return connection.row<RequestRow>(sql`
      select r.id::text as id, r.title, r.body, r.status, r.status_at as "statusAt", r.tags, r.effort, r.version,
             ${votesSql('r')} as votes,
             case when a.id is not null then json_build_object(
               'id', a.id::text, 'name', a.name, 'email', a.email, 'verified', a.verified) end as author,
             case when m.id is not null then json_build_object('id', m.id::text, 'name', m.name) end as "createdBy",
             case when i.id is not null then ${linkSql('i')} end as "mergedInto",
             coalesce((select json_agg(${linkSql('d')} order by d.id) from request d
                        where d.project_id = r.project_id and d.merged_into = r.id), '[]') as duplicates,
             r.created_at as "createdAt", r.updated_at as "updatedAt"
        from request r
        left join person a on a.project_id = r.project_id and a.id = r.author_id
        left join member m on m.id = r.created_by
        left join request i on i.project_id = r.project_id and i.id = r.merged_into
       where r.project_id = ${projectId} and r.id = ${id}
    `);
  }

  /**
   * Locks these requests `FOR UPDATE`, in the order of their ids, which is not that of the texts they are answered as:
   * nobody votes for them until the commit.
   */
  lock(tx: Tx, projectId: number, ids: readonly string[]): Promise<LockedRequest[]> {
    return tx.rows<LockedRequest>(sql`
      select id::text as id, title, body, status, tags, effort, version, merged_into::text as "mergedInto"
        from request where project_id = ${projectId} and id = any (${ids}::bigint[])
       order by request.id for update
    `);
  }

  async create(tx: Tx, projectId: number, made: NewRequest): Promise<string> {
    const row = await tx.row<{ id: string }>(sql`
      insert into request (project_id, title, body, status, tags, effort, author_id, created_by)
      values (${projectId}, ${made.title}, ${made.body}, ${made.status}, ${made.tags}, ${made.effort},
              ${made.author}, ${made.createdBy})
      returning id::text as id
    `);
    return row!.id;
  }

  async change(tx: Tx, projectId: number, id: string, { after, moved }: Change): Promise<void> {
    await tx.run(sql`
      update request set
        title = ${after.title}, body = ${after.body}, status = ${after.status}, tags = ${after.tags},
        effort = ${after.effort}, version = version + 1, updated_at = clock_timestamp(),
        status_at = case when ${moved} then clock_timestamp() else status_at end
       where project_id = ${projectId} and id = ${id}
    `);
  }

  /** Adds to the history of a request, in the order given. */
  async record(
    tx: Tx,
    projectId: number,
    request: string,
    member: string,
    happened: readonly Happening[],
  ): Promise<void> {
    await tx.run(sql`
      insert into request_event (project_id, request_id, member_id, kind, detail)
      select ${projectId}, ${request}, ${member}, kind, detail
        from jsonb_to_recordset(${JSON.stringify(happened)}::jsonb) as h (kind text, detail jsonb)
    `);
  }

  similar(projectId: number, id: string, title: string): Promise<SimilarToRequestDto[]> {
    return this.database.rows<SimilarToRequestDto>(sql`
      with page as (${similarSql(projectId, title, id)})
      select r.id::text as id, r.title, r.status, ${votesSql('r')} as votes
        from page
        join request r on r.project_id = ${projectId} and r.id = page.id
       order by page.likeness desc, r.id
    `);
  }

  tags(projectId: number): Promise<TagDto[]> {
    return this.database.rows<TagDto>(sql`
      select tag, count(*)::int as requests
        from request, unnest(tags) as tag
       where project_id = ${projectId} and merged_into is null and tags <> '{}'
       group by tag order by count(*) desc, tag
    `);
  }
}

function linkSql(alias: string): Sql {
  return sql`json_build_object('id', ${raw(alias)}.id::text, 'title', ${raw(alias)}.title)`;
}
