import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { RequestEventKind, RequestLinkDto, RequestMemberDto } from '../../contract/requests.dto.js';
import type { Status } from '../../contract/statuses.js';
import { Database } from '../platform/database/database.js';

export interface EventRow {
  id: string;
  at: Date;
  kind: RequestEventKind;
  by: RequestMemberDto | null;
  detail: { from?: Status; to?: Status; fields?: string[]; into?: string; duplicate?: string };
  /** The other request that the event is about. */
  other: RequestLinkDto | null;
}

@Injectable()
export class HistoryRepository {
  constructor(private readonly database: Database) {}

  async hasRequest(projectId: number, request: string): Promise<boolean> {
    const found = await this.database.row(
      sql`select from request where project_id = ${projectId} and id = ${request}`,
    );
    return found !== undefined;
  }

  /** The newest first, those before the event `before`. */
  page(projectId: number, request: string, before: string | null, limit: number): Promise<EventRow[]> {
    return this.database.rows<EventRow>(sql`
      select e.id::text as id, e.at, e.kind, e.detail,
             case when m.id is not null then json_build_object('id', m.id::text, 'name', m.name) end as by,
             case when o.id is not null then json_build_object('id', o.id::text, 'title', o.title) end as other
        from request_event e
        left join member m on m.id = e.member_id
        left join request o on o.project_id = e.project_id
                           and o.id = coalesce(e.detail ->> 'into', e.detail ->> 'duplicate')::bigint
       where e.project_id = ${projectId} and e.request_id = ${request}
         ${before === null ? empty : sql`and e.id < ${before}`}
       order by e.id desc limit ${limit}
    `);
  }
}
