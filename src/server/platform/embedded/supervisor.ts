import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { bringUp, type RunningServer, type Wish } from './bring-up.js';
import { ensureDatabase } from './embedded.repository.js';
import { readPostmaster } from './postmaster-file.js';

/** A whole stop has ten seconds; a server that takes longer goes on alone, and the next start waits for it. */
const STOP_PATIENCE_MS = 8_000;
const POLL_MS = 10;
const RETRY_MS = 1_000;

/** Keeps the cluster's server running until `stop`: where it dies, it is brought up again on the same port. */
export class Supervisor {
  private readonly logger = new Logger('EmbeddedPostgres');
  private stopping = false;
  /** While the server is away: resolves when it is back, or was given up because of a stop. */
  private recovery: Promise<void> | null = null;

  private constructor(
    private readonly wish: Wish,
    private server: RunningServer,
  ) {
    this.watch();
  }

  static async start(wish: Wish): Promise<Supervisor> {
    const server = await bringUp(wish);
    await ensureDatabase(server.admin, wish.password);
    return new Supervisor(wish, server);
  }

  get port(): number {
    return this.server.port;
  }

  /** Closes the database's connections, has everything written, and waits until the server has ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    const end = performance.now() + STOP_PATIENCE_MS;
    await Promise.race([this.recovery, sleep(STOP_PATIENCE_MS, undefined, { ref: false })]);
    // Only of a server that is known to run is the process id known to be still its own.
    if (this.recovery) return;
    const { pid, admin } = this.server;
    process.kill(pid, 'SIGINT');
    await admin.end();
    const isThere = async () => (await readPostmaster(this.wish.toolbox.folder.cluster))?.pid === pid;
    while (performance.now() < end && (await isThere())) await sleep(POLL_MS);
  }

  private watch(): void {
    this.server.admin.once('end', () => {
      if (!this.stopping) this.recovery = this.recover();
    });
  }

  private async recover(): Promise<void> {
    this.logger.warn('The database has gone away; bringing it up again');
    while (!this.stopping) {
      try {
        this.server = await bringUp({ ...this.wish, port: this.port });
        this.recovery = null;
        this.logger.log('The database is back');
        return this.watch();
      } catch (error) {
        this.logger.error((error as Error).message);
        await sleep(RETRY_MS);
      }
    }
  }
}
