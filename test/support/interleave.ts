import pg from 'pg';
import type { TestApp } from './app.js';
import { eventually } from './eventually.js';

/** A second connection to a test's database, to stand in the way of what the server does. */
export class InTheWay {
  private constructor(private readonly client: pg.Client) {}

  static async of(app: TestApp): Promise<InTheWay> {
    const client = new pg.Client(app.database.url);
    await client.connect();
    return new InTheWay(client);
  }

  /** Runs `statement` in a transaction that stays open until `release`. */
  async hold(statement: string, values: unknown[] = []): Promise<void> {
    await this.client.query('begin');
    await this.client.query(statement, values);
  }

  /** Until so many of the server's statements wait for a lock. */
  async untilWaiting(count: number): Promise<void> {
    await eventually(async () => {
      // Inside a transaction the activity is what it was at the first look.
      await this.client.query('select pg_stat_clear_snapshot()');
      const { rows } = await this.client.query<{ query: string }>(
        `select query from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
      );
      if (rows.length !== count) throw new Error(`${rows.length} statements wait, not ${count}`);
    });
  }

  /** What was held never happened. */
  async release(): Promise<void> {
    await this.client.query('rollback');
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
