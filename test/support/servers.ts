import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect as connectTo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseAccount } from '../../src/server/platform/embedded/account.js';
import { findBinaries } from '../../src/server/platform/embedded/binaries.js';
import { bringUp, type RunningServer, type Wish } from '../../src/server/platform/embedded/bring-up.js';
import { openCluster } from '../../src/server/platform/embedded/cluster.js';
import { createDataFolder, dataFolder } from '../../src/server/platform/embedded/data-folder.js';
import { databaseUrl, ensureDatabase } from '../../src/server/platform/embedded/embedded.repository.js';
import { freePort } from '../../src/server/platform/embedded/postgres-process.js';
import { readPostmaster } from '../../src/server/platform/embedded/postmaster-file.js';
import { eventually } from './eventually.js';

/** A PostgreSQL of a test's own, to be killed: the binaries of the npm package, with durable commits. */
export class PostgresServer {
  private server: RunningServer | null = null;

  private constructor(
    private readonly wish: Wish & { port: number },
    private readonly home: string,
  ) {}

  static async start(): Promise<PostgresServer> {
    const home = await mkdtemp(join(tmpdir(), 'reqio-postgres-'));
    const folder = dataFolder(join(home, 'data'));
    await createDataFolder(folder);
    const account = await databaseAccount(folder.cluster);
    const toolbox = { folder, account, fsync: true, binaries: await findBinaries(folder, account) };
    const password = await openCluster(toolbox);
    const server = new PostgresServer({ toolbox, password, port: await freePort() }, home);
    await server.up();
    return server;
  }

  get url(): string {
    return databaseUrl(this.wish);
  }

  /** Resolves when it takes connections, which after a crash is when it has recovered. */
  async up(): Promise<void> {
    this.server = await bringUp(this.wish);
    await ensureDatabase(this.server.admin, this.wish.password);
  }

  /** Ends it: SIGQUIT is an immediate shutdown, without a checkpoint or a word to its clients. */
  async down(signal: 'SIGQUIT' | 'SIGINT'): Promise<void> {
    if (!this.server) return;
    const { pid, admin } = this.server;
    this.server = null;
    process.kill(pid, signal);
    await admin.end().catch(() => undefined);
    await eventually(() => expectGone(pid), 60_000);
    if (signal === 'SIGINT') await eventually(() => this.expectNoFile(), 60_000);
  }

  async remove(): Promise<void> {
    await this.down('SIGINT');
    await rm(this.home, { recursive: true, force: true, maxRetries: 20 });
  }

  private async expectNoFile(): Promise<void> {
    const named = await readPostmaster(this.wish.toolbox.folder.cluster);
    if (named) throw new Error('It still stops');
  }
}

/** A Redis of a test's own, to be killed; it keeps nothing, so it always comes back empty. */
export class RedisServer {
  private process: ChildProcess | null = null;

  private constructor(private readonly port: number) {}

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.up();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async up(): Promise<void> {
    const options = ['--port', `${this.port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.process = spawn('redis-server', options, { stdio: 'ignore', cwd: tmpdir() });
    await eventually(() => answers(this.port), 60_000);
  }

  async kill(): Promise<void> {
    const ended = this.process && once(this.process, 'close');
    this.process?.kill('SIGKILL');
    this.process = null;
    await ended;
  }
}

export function expectGone(pid: number): void {
  let there = true;
  try {
    process.kill(pid, 0);
  } catch {
    there = false;
  }
  if (there) throw new Error(`Process ${pid} is still there`);
}

async function answers(port: number): Promise<void> {
  const socket = connectTo(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
