import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Status } from '../../contract/statuses.js';
import { Database } from '../platform/database/database.js';
import { votesSql } from '../votes/counts-sql.js';
import { type BoardPosition, type BoardQuery, pageSql } from './board-sql.js';
import { similarSql } from './similar-sql.js';

/** A request as one caller sees it. */
export interface BoardItem {
  id: string;
  title: string;
  body: string;
  status: Status;
  votes: number;
  voted: boolean;
  mine: boolean;
  createdAt: Date;
  statusChangedAt: Date | null;
}

/** With what the order went by: the voters that the drain had counted. */
export interface BoardRow extends BoardItem {
  position: BoardPosition;
}

/** The public lists: requests that are not merged, with the caller's own vote. */
@Injectable()
export class BoardRepository {
  constructor(private readonly database: Database) {}

  list(query: BoardQuery): Promise<BoardRow[]> {
    const order = raw(
      query.sort === 'top' ? 'page.voters desc, r.created_at, r.id' : 'r.created_at desc, r.id desc',
    );
    return this.database.rows<BoardRow>(sql`
      with page as (${pageSql(query)})
      select ${itemSql(query.person)},
             json_build_object('voters', page.voters, 'id', r.id::text,
                               'at', (extract(epoch from r.created_at) * 1000000)::bigint) as position
        from page ${itemsOfPageSql(query.projectId, query.person)}
       order by ${order}
    `);
  }

  similar(projectId: number, person: string | null, text: string): Promise<BoardItem[]> {
    return this.database.rows<BoardItem>(sql`
      with page as (${similarSql(projectId, text)})
      select ${itemSql(person)}
        from page ${itemsOfPageSql(projectId, person)}
       order by page.likeness desc, r.id
    `);
  }
}

function itemSql(person: string | null): Sql {
  return sql`
    r.id::text as id, r.title, r.body, r.status, ${votesSql('r')} as votes, v.person_id is not null as voted,
    v.person_id is not null or coalesce(r.author_id = ${person}::bigint, false) as mine, r.created_at as "createdAt",
    case when r.status_at > case when r.author_id = ${person}::bigint then r.created_at else v.voted_at end
         then r.status_at end as "statusChangedAt"`;
}

function itemsOfPageSql(projectId: number, person: string | null): Sql {
  return sql`
    join request r on r.project_id = ${projectId} and r.id = page.id
    left join vote v on v.project_id = r.project_id and v.request_id = r.id
                    and v.person_id = ${person}::bigint and v.active`;
}
