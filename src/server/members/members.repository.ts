import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type Connection, Database } from '../platform/database/database.js';
import { emailKey } from './email-key.js';

export interface NewMember {
  email: string;
  name: string;
  passwordHash: string;
}

export interface MemberRow extends NewMember {
  id: string;
}

const columns = sql`id::text, email, name, password_hash as "passwordHash"`;

@Injectable()
export class MembersRepository {
  constructor(private readonly db: Database) {}

  byEmail(email: string): Promise<MemberRow | undefined> {
    return this.db.row(sql`select ${columns} from member where email_key = ${emailKey(email)}`);
  }

  byId(id: string): Promise<MemberRow | undefined> {
    return this.db.row(sql`select ${columns} from member where id = ${id}`);
  }

  async areThereAny(connection: Connection = this.db): Promise<boolean> {
    const answer = await connection.row<{ any: boolean }>(sql`select exists (select from member) as any`);
    return answer?.any === true;
  }

  /** The new member's id. */
  async insert({ email, name, passwordHash }: NewMember, connection: Connection = this.db): Promise<string> {
    const row = await connection.row<{ id: string }>(sql`
      insert into member (email, email_key, name, password_hash)
      values (${email}, ${emailKey(email)}, ${name}, ${passwordHash})
      returning id::text
    `);
    return row!.id;
  }

  async setPassword(connection: Connection, id: string, passwordHash: string): Promise<void> {
    await connection.run(sql`update member set password_hash = ${passwordHash} where id = ${id}`);
  }
}
