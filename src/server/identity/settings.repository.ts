import { Injectable } from '@nestjs/common';
import sql, { join, raw } from 'sql-template-tag';
import type { ConfirmedAddresses, Payer } from '../../contract/set-up.dto.js';
import type { Stack } from '../../contract/stacks.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { Policy } from './token.js';

/** What is stored of a project's identity, beside the secret itself; null: never set. */
export interface SettingsRow extends Policy {
  stack: Stack | null;
  payer: Payer | null;
  confirmedAddresses: ConfirmedAddresses | null;
  secretHint: string | null;
  secretVersion: number;
  secretAt: Date | null;
  previousUntil: Date | null;
  widgetSeenAt: Date | null;
  lastVerifiedAt: Date | null;
}

export type SettingsChange = Partial<
  Policy & { stack: Stack; payer: Payer; confirmedAddresses: ConfirmedAddresses }
>;

const COLUMNS: Record<keyof Required<SettingsChange>, string> = {
  enabled: 'enabled',
  maxTokenAgeSeconds: 'max_token_age_seconds',
  requireAudience: 'require_audience',
  strictTimes: 'strict_times',
  mergeByEmail: 'merge_by_email',
  revenueFrom: 'revenue_from',
  stack: 'stack',
  payer: 'payer',
  confirmedAddresses: 'confirmed_addresses',
};

@Injectable()
export class SettingsRepository {
  constructor(private readonly database: Database) {}

  /** Undefined for a project that nobody has set up. */
  find(projectId: number): Promise<SettingsRow | undefined> {
    return this.database.row<SettingsRow>(sql`
      select enabled, max_token_age_seconds as "maxTokenAgeSeconds", require_audience as "requireAudience",
             strict_times as "strictTimes", merge_by_email as "mergeByEmail", revenue_from as "revenueFrom",
             stack, payer, confirmed_addresses as "confirmedAddresses", secret_hint as "secretHint",
             secret_version as "secretVersion", secret_at as "secretAt", previous_until as "previousUntil",
             widget_seen_at as "widgetSeenAt", last_verified_at as "lastVerifiedAt"
        from identity where project_id = ${projectId}
    `);
  }

  /** Sets what `change` names, at least one setting; the rest keeps its value or its default. */
  async change(tx: Tx, projectId: number, change: SettingsChange): Promise<void> {
    const names = (Object.keys(COLUMNS) as (keyof SettingsChange)[]).filter(
      (name) => change[name] !== undefined,
    );
    const columns = names.map((name) => raw(COLUMNS[name]));
    await tx.run(sql`
      insert into identity (project_id, ${join(columns)})
      values (${projectId}, ${join(names.map((name) => change[name]))})
          on conflict (project_id) do update
         set ${join(columns.map((column) => sql`${column} = excluded.${column}`))}
    `);
  }
}
