import { databaseAccount } from './account.js';
import { findBinaries } from './binaries.js';
import { openCluster } from './cluster.js';
import { createDataFolder, dataFolder } from './data-folder.js';
import { databaseUrl } from './embedded.repository.js';
import { lockFolder } from './folder-lock.js';
import { Supervisor } from './supervisor.js';

export interface EmbeddedOptions {
  dataDir: string;
  /** False for tests: faster, and a crash of the machine may lose everything. Default true. */
  fsync?: boolean;
  /** Of loopback; any free one by default. */
  port?: number;
}

export interface Embedded {
  /** Of the product's own database, on loopback. Stays the same when the server has to be brought up again. */
  url: string;
  /** Stops the server and lets the data folder go. */
  stop(): Promise<void>;
}

/**
 * Runs PostgreSQL of the npm package on the data folder, makes what is missing there, and resolves when the database
 * takes connections. Rejects with a `StartError` where another process uses the folder or PostgreSQL cannot run.
 */
export async function startEmbedded({ dataDir, fsync = true, port }: EmbeddedOptions): Promise<Embedded> {
  const folder = dataFolder(dataDir);
  await createDataFolder(folder);
  const unlock = lockFolder(folder);
  try {
    const account = await databaseAccount(folder.cluster);
    const toolbox = { folder, account, fsync, binaries: await findBinaries(folder, account) };
    const password = await openCluster(toolbox);
    const supervisor = await Supervisor.start({ toolbox, password, port });
    return {
      url: databaseUrl({ port: supervisor.port, password }),
      stop: () => supervisor.stop().finally(unlock),
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
