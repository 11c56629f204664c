import sql from 'sql-template-tag';
import type { Database } from './database/database.js';

const FINGERPRINT = 'masterKeyFingerprint';
const ID = 'id';

/** Facts about the installation. */
export class InstallationRepository {
  constructor(private readonly db: Database) {}

  masterKeyFingerprint(): Promise<string | null> {
    return this.find(FINGERPRINT);
  }

  /** Stores it unless there is one, and returns the one in force: of processes that start at once, one decides. */
  keepMasterKeyFingerprint(fingerprint: string): Promise<string> {
    return this.keep(FINGERPRINT, fingerprint);
  }

  /** What tells this installation from others that use the same Redis; `fresh` becomes it at the first start. */
  keepId(fresh: string): Promise<string> {
    return this.keep(ID, fresh);
  }

  private async find(key: string): Promise<string | null> {
    const row = await this.db.row<{ value: string }>(sql`select value from installation where key = ${key}`);
    return row?.value ?? null;
  }

  private async keep(key: string, value: string): Promise<string> {
    await this.db.run(sql`
      insert into installation (key, value) values (${key}, ${value}) on conflict (key) do nothing`);
    return (await this.find(key))!;
  }
}
