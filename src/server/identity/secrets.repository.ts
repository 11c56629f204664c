import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Connection, Tx } from '../platform/database/database.js';

/** A project's signing secret as it is stored: sealed. `version` counts on when a secret is revoked. */
export interface StoredSecret {
  secret: Buffer | null;
  version: number;
  previousSecret: Buffer | null;
}

/** A secret to be stored, and whether the one before it stays good for a while. */
export interface NewSecret {
  sealed: Buffer;
  version: number;
  hint: string;
  at: Date;
  /** The end of the present secret's grace; null: it ends now. */
  previousUntil: Date | null;
}

@Injectable()
export class SecretsRepository {
  async find(connection: Connection, projectId: number): Promise<StoredSecret | undefined> {
    return connection.row<StoredSecret>(sql`
      select secret, secret_version as version, previous_secret as "previousSecret"
        from identity where project_id = ${projectId}
    `);
  }

  /** Makes the project's row where there is none, and holds it until `tx` ends. */
  async lock(tx: Tx, projectId: number): Promise<StoredSecret> {
    await tx.run(sql`insert into identity (project_id) values (${projectId}) on conflict do nothing`);
    const row = await tx.row<StoredSecret>(sql`
      select secret, secret_version as version, previous_secret as "previousSecret"
        from identity where project_id = ${projectId} for update
    `);
    return row!;
  }

  /** Stores a new secret; the present one becomes the previous one where it has a grace. */
  async store(tx: Tx, projectId: number, next: NewSecret): Promise<void> {
    const { sealed, version, hint, at, previousUntil } = next;
    await tx.run(sql`
      update identity
         set previous_secret = case when ${previousUntil}::timestamptz is not null then secret end,
             previous_secret_version = case when ${previousUntil}::timestamptz is not null then secret_version end,
             previous_until = ${previousUntil}::timestamptz,
             secret = ${sealed}, secret_version = ${version}, secret_hint = ${hint}, secret_at = ${at}
       where project_id = ${projectId}
    `);
  }

  /** Ends the grace of the previous secret. */
  async forgetPrevious(tx: Tx, projectId: number): Promise<void> {
    await tx.run(sql`
      update identity set previous_secret = null, previous_secret_version = null, previous_until = null
       where project_id = ${projectId}
    `);
  }

  /** From now on the project has no secret, and no previous one either. */
  async revoke(tx: Tx, projectId: number): Promise<void> {
    await tx.run(sql`
      update identity
         set secret = null, secret_hint = null, secret_at = null,
             previous_secret = null, previous_secret_version = null, previous_until = null
       where project_id = ${projectId}
    `);
  }
}
