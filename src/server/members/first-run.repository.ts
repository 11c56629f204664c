import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type Connection, Database } from '../platform/database/database.js';

@Injectable()
export class FirstRunRepository {
  constructor(private readonly db: Database) {}

  /** Until the transaction ends, nobody else makes a link, uses one, or creates the first owner. */
  async lock(connection: Connection): Promise<void> {
    await connection.run(sql`lock table first_run in exclusive mode`);
  }

  async putLink(connection: Connection, tokenHash: Buffer, now: Date): Promise<void> {
    await connection.run(sql`
      insert into first_run (token_hash, created_at) values (${tokenHash}, ${now})
      on conflict (only_row) do update set token_hash = excluded.token_hash, created_at = excluded.created_at
    `);
  }

  async hasLink(tokenHash: Buffer, connection: Connection = this.db): Promise<boolean> {
    const row = await connection.row(sql`select from first_run where token_hash = ${tokenHash}`);
    return row !== undefined;
  }

  async removeLink(connection: Connection): Promise<void> {
    await connection.run(sql`delete from first_run`);
  }
}
