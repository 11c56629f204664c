import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { sqlState } from '../database/database.js';
import { StartError } from '../start-error.js';
import type { Toolbox } from './cluster.js';
import { connectAsAdmin, serverVersion } from './embedded.repository.js';
import { freePort, startPostgres, type PostgresProcess } from './postgres-process.js';
import { readPostmaster } from './postmaster-file.js';

/** A server that recovers from a crash first replays what it had written ahead. */
const PATIENCE_MS = 60_000;
const POLL_MS = 10;
const RETRY_MS = 100;
/** It is there, but starts, recovers or stops. */
const NOT_NOW = /^57P0[123]$/;
/** Another server, or what is left of one, still has the data: PostgreSQL is the one who can tell. */
const STILL_IN_USE = /lock file ".*" already exists|shared memory block .* still in use/;
const PORT_TAKEN = /could not create any TCP\/IP sockets/;

export interface RunningServer {
  pid: number;
  port: number;
  /** A superuser's connection; its end tells that the server has gone. */
  admin: pg.Client;
}

export interface Wish {
  toolbox: Toolbox;
  password: string;
  /** Where a new server listens; any free port where it is not given. */
  port?: number;
}

/** The cluster's server, once it takes connections: one that runs already (left behind by a crash), else a new one. */
export async function bringUp(wish: Wish): Promise<RunningServer> {
  const { folder, binaries } = wish.toolbox;
  const starter = new Starter(wish);
  const end = performance.now() + PATIENCE_MS;
  for (; performance.now() < end; await sleep(POLL_MS)) {
    const running = await findRunning(wish);
    if (running === 'notNow') continue;
    if (running === null) {
      await starter.tend();
    } else if ((await serverVersion(running.admin)) === binaries.version) {
      return running;
    } else {
      // Left behind by an earlier version of Reqio: its files may be gone.
      await running.admin.end();
      process.kill(running.pid, 'SIGINT');
    }
  }
  throw new StartError(
    `The database in ${folder.cluster} was not ready within a minute. It may still be recovering from a crash: ` +
      `start Reqio again in a while. ${folder.log} says what it does.`,
  );
}

async function findRunning({ toolbox, password }: Wish): Promise<RunningServer | 'notNow' | null> {
  const named = await readPostmaster(toolbox.folder.cluster);
  if (!named) return null;
  try {
    return { ...named, admin: await connectAsAdmin({ port: named.port, password }) };
  } catch (error) {
    return NOT_NOW.test(sqlState(error) ?? '') ? 'notNow' : null;
  }
}

/** Keeps one server starting. Whether another has the data is for PostgreSQL to tell: asked again until it has not. */
class Starter {
  private process: PostgresProcess | null = null;

  constructor(private readonly wish: Wish) {}

  async tend(): Promise<void> {
    if (!this.process) {
      this.process = await startPostgres(this.wish.toolbox, this.wish.port ?? (await freePort()));
    } else if (this.process.ended()) {
      const said = await this.process.said();
      this.process = null;
      if (!STILL_IN_USE.test(said) && !PORT_TAKEN.test(said))
        throw new StartError(`The embedded PostgreSQL did not start:\n${said}`);
      await sleep(RETRY_MS);
    }
  }
}
