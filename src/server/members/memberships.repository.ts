import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Role } from '../../contract/roles.js';
import { type Connection, Database } from '../platform/database/database.js';

export interface ProjectMemberRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  joinedAt: Date;
}

const columns = sql`member.id::text, email, name, role, membership.created_at as "joinedAt"`;

@Injectable()
export class MembershipsRepository {
  constructor(private readonly db: Database) {}

  list(projectId: number, after: string, limit: number): Promise<ProjectMemberRow[]> {
    return this.db.rows(sql`
      select ${columns}
        from membership join member on member.id = member_id
       where project_id = ${projectId} and member_id > ${after}
       order by member_id
       limit ${limit}
    `);
  }

  async insert(connection: Connection, projectId: number, memberId: string, role: Role): Promise<void> {
    await connection.run(
      sql`insert into membership (project_id, member_id, role) values (${projectId}, ${memberId}, ${role})`,
    );
  }

  /** The project's owners, locked: two changes that could each take away the last but one follow one another. */
  async lockOwners(connection: Connection, projectId: number): Promise<string[]> {
    const owners = await connection.rows<{ id: string }>(sql`
      select member_id::text as id from membership
       where project_id = ${projectId} and role = 'owner'
       order by member_id
         for update
    `);
    return owners.map(({ id }) => id);
  }

  setRole(
    connection: Connection,
    projectId: number,
    memberId: string,
    role: Role,
  ): Promise<ProjectMemberRow | undefined> {
    return connection.row(sql`
      update membership set role = ${role}
        from member
       where member.id = member_id and project_id = ${projectId} and member_id = ${memberId}
      returning ${columns}
    `);
  }

  async remove(connection: Connection, projectId: number, memberId: string): Promise<boolean> {
    const removed = await connection.run(
      sql`delete from membership where project_id = ${projectId} and member_id = ${memberId}`,
    );
    return removed > 0;
  }
}
