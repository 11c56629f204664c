import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { CurrentMemberInfo } from '../platform/access.js';
import type { Connection } from '../platform/database/database.js';

export interface AuditEntry {
  projectId: number;
  /** Who, and from where. */
  member: Pick<CurrentMemberInfo, 'id' | 'email' | 'address'>;
  /** The noun and what was done to it: `secret.rotated`, `member.removed`. */
  action: `${string}.${string}`;
  /** The id of what it was done to, where the project has several of them. */
  subject?: string;
  /** What a reader of the log needs beside it; never a secret, never personal data of a person. */
  detail?: Record<string, unknown>;
}

/** Who did what to secrets, roles, settings and people's data. Written in the transaction that does it. */
@Injectable()
export class AuditLog {
  async write(connection: Connection, entry: AuditEntry): Promise<void> {
    const { projectId, member, action, subject = null, detail = {} } = entry;
    await connection.run(sql`
      insert into audit_log (project_id, member_id, member_email, action, subject, address, detail)
      values (${projectId}, ${member.id}, ${member.email}, ${action}, ${subject}, ${member.address},
              ${JSON.stringify(detail)}::jsonb)
    `);
  }
}
