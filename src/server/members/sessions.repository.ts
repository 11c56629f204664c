import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Role } from '../../contract/roles.js';
import { type Connection, Database } from '../platform/database/database.js';

export interface NewSession {
  tokenHash: Buffer;
  memberId: string;
  now: Date;
  expiresAt: Date;
  address: string;
  agent: string | null;
}

export interface SessionRow {
  memberId: string;
  email: string;
  name: string;
  passwordAt: Date;
  expiresAt: Date;
  projectId: number | null;
  role: Role | null;
}

@Injectable()
export class SessionsRepository {
  constructor(private readonly db: Database) {}

  /** Opens a session, and clears away those that have ended by themselves. */
  async insert({ tokenHash, memberId, now, expiresAt, address, agent }: NewSession): Promise<void> {
    await this.db.run(sql`
      with ended as (delete from member_session where expires_at <= ${now})
      insert into member_session (token_hash, member_id, created_at, expires_at, password_at, address, agent)
      values (${tokenHash}, ${memberId}, ${now}, ${expiresAt}, ${now}, ${address}, ${agent})
    `);
  }

  /** An open session with its member and, in the same round trip, the member's role in a project that exists. */
  async find(tokenHash: Buffer, publicId: string | null, now: Date): Promise<SessionRow | undefined> {
    const [row] = await this.db.prepared<SessionRow>(
      'member_session',
      sql`
        select member.id::text as "memberId", member.email, member.name,
               session.password_at as "passwordAt", session.expires_at as "expiresAt",
               project.id as "projectId", membership.role
          from member_session session
          join member on member.id = session.member_id
          left join project on project.public_id = ${publicId} and project.deleted_at is null
          left join membership on membership.project_id = project.id and membership.member_id = member.id
         where session.token_hash = ${tokenHash} and session.expires_at > ${now}
      `,
    );
    return row;
  }

  async prolong(tokenHash: Buffer, expiresAt: Date): Promise<void> {
    await this.db.run(
      sql`update member_session set expires_at = ${expiresAt} where token_hash = ${tokenHash}`,
    );
  }

  async confirm(tokenHash: Buffer, at: Date): Promise<void> {
    await this.db.run(sql`update member_session set password_at = ${at} where token_hash = ${tokenHash}`);
  }

  async end(tokenHash: Buffer): Promise<void> {
    await this.db.run(sql`delete from member_session where token_hash = ${tokenHash}`);
  }

  async endOthers(connection: Connection, memberId: string, kept: Buffer): Promise<void> {
    await connection.run(
      sql`delete from member_session where member_id = ${memberId} and token_hash <> ${kept}`,
    );
  }
}
