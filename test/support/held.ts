import pg from 'pg';
import { eventually } from './eventually.js';
import { LONG_MS } from './installation.js';

/** A row that the test keeps from the servers. */
export class Held {
  private constructor(private readonly client: pg.Client) {}

  static async row(url: string, statement: string, values: string[]): Promise<Held> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query('begin');
    await client.query(statement, values);
    return new Held(client);
  }

  /** Until a statement of the servers' waits for it. */
  async untilAwaited(): Promise<void> {
    await eventually(async () => {
      await this.client.query('select pg_stat_clear_snapshot()');
      const { rowCount } = await this.client.query(
        'select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))',
      );
      expect(rowCount).toBeGreaterThan(0);
    }, LONG_MS);
  }

  async release(): Promise<void> {
    await this.client.query('rollback');
    await this.client.end();
  }
}
