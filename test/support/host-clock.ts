import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** The same statements as PostgreSQL's own, by a clock that can be set; found first by the path of the database. */
const DATABASE_CLOCK = `
  create schema clock;
  create table clock.setting (ahead interval not null);
  insert into clock.setting values ('0');
  create function clock.clock_timestamp() returns timestamptz language sql volatile
    as 'select pg_catalog.clock_timestamp() + ahead from clock.setting';
  create function clock.now() returns timestamptz language sql stable
    as 'select pg_catalog.now() + ahead from clock.setting';
  do $$ begin
    execute format('alter database %I set search_path = public, clock, pg_catalog', current_database());
  end $$`;

/** The clock of a host: what processes that preload it, and the database on it, take for the time. */
export class HostClock {
  /** To be preloaded, with `env`. */
  readonly preload = join(__dirname, 'shifted-clock.cjs');
  private aheadMs = 0;

  private constructor(
    private readonly folder: string,
    private readonly databaseUrl: string,
  ) {}

  /** Before the schema is made, so that its defaults, too, read this clock. */
  static async of(databaseUrl: string): Promise<HostClock> {
    const clock = new HostClock(await mkdtemp(join(tmpdir(), 'reqio-clock-')), databaseUrl);
    await clock.query(DATABASE_CLOCK);
    await clock.jump(0);
    return clock;
  }

  get env(): NodeJS.ProcessEnv {
    return { REQIO_TEST_CLOCK: join(this.folder, 'ahead') };
  }

  /** Unix seconds. */
  readonly seconds = (): number => (Date.now() + this.aheadMs) / 1000;

  /** By so many seconds, forward or back. */
  async jump(seconds: number): Promise<void> {
    this.aheadMs += seconds * 1000;
    const draft = join(this.folder, 'draft');
    await writeFile(draft, `${this.aheadMs}`);
    await rename(draft, this.env.REQIO_TEST_CLOCK!);
    await this.query(`update clock.setting set ahead = '${this.aheadMs} milliseconds'`);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }

  private async query(statement: string): Promise<void> {
    const client = new pg.Client(this.databaseUrl);
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
}
