import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../database/database.js';

@Injectable()
export class HealthRepository {
  constructor(private readonly db: Database) {}

  async appliedMigrations(): Promise<Set<string>> {
    const rows = await this.db.rows<{ name: string }>(sql`select name from migrations`);
    return new Set(rows.map(({ name }) => name));
  }
}
