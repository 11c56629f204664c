import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Participation } from '../../contract/participation.js';
import type { ChangeProjectDto } from '../../contract/projects.dto.js';
import type { Role } from '../../contract/roles.js';
import type { ThemeDto } from '../../contract/theme.dto.js';
import { type Connection, Database } from '../platform/database/database.js';

export interface ProjectRow {
  id: number;
  publicId: string;
  name: string;
  currency: string;
  allowedOrigins: string[];
  participation: Participation;
  board: boolean;
  boardIndexed: boolean;
  theme: ThemeDto;
  createdAt: Date;
}

const columns = sql`project.id, public_id as "publicId", name, currency, allowed_origins as "allowedOrigins",
  participation, board, board_indexed as "boardIndexed", theme, project.created_at as "createdAt"`;

@Injectable()
export class ProjectsRepository {
  constructor(private readonly db: Database) {}

  async insert(connection: Connection, publicId: string, name: string): Promise<ProjectRow> {
    const row = await connection.row<ProjectRow>(
      sql`insert into project (public_id, name) values (${publicId}, ${name}) returning ${columns}`,
    );
    return row!;
  }

  listOf(memberId: string, after: number, limit: number): Promise<(ProjectRow & { role: Role })[]> {
    return this.db.rows(sql`
      select ${columns}, role
        from membership join project on project.id = project_id
       where member_id = ${memberId} and project_id > ${after} and deleted_at is null
       order by project_id
       limit ${limit}
    `);
  }

  byId(id: number): Promise<ProjectRow | undefined> {
    return this.db.row(sql`select ${columns} from project where id = ${id} and deleted_at is null`);
  }

  /** Changes what is given, and the version with it. */
  change(connection: Connection, id: number, change: ChangeProjectDto): Promise<ProjectRow | undefined> {
    const { name, currency, allowedOrigins, participation, board, boardIndexed, theme = {} } = change;
    return connection.row(sql`
      update project
         set name = coalesce(${name}, name),
             currency = coalesce(${currency}, currency),
             allowed_origins = coalesce(${allowedOrigins}::text[], allowed_origins),
             participation = coalesce(${participation}, participation),
             board = coalesce(${board}::boolean, board),
             board_indexed = coalesce(${boardIndexed}::boolean, board_indexed),
             theme = jsonb_strip_nulls(theme || ${JSON.stringify(theme)}::jsonb),
             version = version + 1
       where id = ${id} and deleted_at is null
      returning ${columns}
    `);
  }

  /** From now on it does not exist for anybody; whether it did until now. */
  async markDeleted(connection: Connection, id: number): Promise<boolean> {
    const marked = await connection.run(sql`
      update project set deleted_at = now(), version = version + 1 where id = ${id} and deleted_at is null
    `);
    return marked > 0;
  }
}
