import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../platform/database/database.js';
import type { Participation } from '../../contract/participation.js';
import type { Policy } from './token.js';

/** A project as the database has it; what was never set up is null. */
export interface WidgetProjectRow extends Nullable<Policy> {
  id: number;
  publicId: string;
  version: number;
  name: string;
  theme: Record<string, unknown>;
  participation: Participation;
  allowedOrigins: string[];
  board: boolean;
  boardIndexed: boolean;
  secret: Buffer | null;
  secretVersion: number | null;
  previousSecret: Buffer | null;
  previousSecretVersion: number | null;
  previousUntil: Date | null;
}

type Nullable<Shape> = { [Key in keyof Shape]: Shape[Key] | null };

@Injectable()
export class WidgetProjectsRepository {
  constructor(private readonly database: Database) {}

  /** The project that exists under `publicId`, as of now. */
  async find(publicId: string): Promise<WidgetProjectRow | undefined> {
    const [found] = await this.database.prepared<WidgetProjectRow>(
      'identity.widgetProject',
      sql`
        select p.id, p.public_id as "publicId", p.version, p.name, p.theme, p.participation,
               p.allowed_origins as "allowedOrigins", p.board, p.board_indexed as "boardIndexed",
               i.enabled, i.max_token_age_seconds as "maxTokenAgeSeconds", i.require_audience as "requireAudience",
               i.strict_times as "strictTimes", i.merge_by_email as "mergeByEmail", i.revenue_from as "revenueFrom",
               i.secret, i.secret_version as "secretVersion", i.previous_secret as "previousSecret",
               i.previous_secret_version as "previousSecretVersion", i.previous_until as "previousUntil"
          from project p
          left join identity i on i.project_id = p.id
         where p.public_id = ${publicId} and p.deleted_at is null
      `,
    );
    return found;
  }
}
