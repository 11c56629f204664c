import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { pathFor } from './account.js';
import type { Toolbox } from './cluster.js';
import { openLog, readLog } from './log-file.js';
import { spawnAs } from './run-as.js';

/** A try to start the server. It outlives this process: data must not depend on how that one ends. */
export interface PostgresProcess {
  ended(): boolean;
  /** What it wrote into its log since it was started. */
  said(): Promise<string>;
}

const LOCAL_ONLY = ['listen_addresses=127.0.0.1', 'unix_socket_directories='];
const READABLE = [
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  'log_line_prefix=%m [%p] %q%u@%d ',
];
const WITHOUT_FSYNC = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export async function startPostgres(toolbox: Toolbox, port: number): Promise<PostgresProcess> {
  const { folder, account, binaries, fsync } = toolbox;
  const log = await openLog(folder.log);
  const settings = [...LOCAL_ONLY, ...READABLE, ...(fsync ? [] : WITHOUT_FSYNC)];
  const args = ['-D', await pathFor(account, folder.cluster), '-p', `${port}`];
  args.push(...settings.flatMap((setting) => ['-c', setting]));
  const child = spawnAs(account, binaries.postgres, args, {
    cwd: folder.cluster,
    stdio: ['ignore', log.file.fd, log.file.fd],
    // An interrupted test run leaves nothing behind.
    detached: fsync,
  });
  let failure = '';
  child.once('error', (error) => (failure = error.message));
  child.unref();
  await log.file.close();
  return {
    ended: () => failure !== '' || child.exitCode !== null || child.signalCode !== null,
    said: async () => failure || readLog(folder.log, log.start),
  };
}

/** A port of loopback that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
