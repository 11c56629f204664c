import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../world.js';

const MAIN = resolve(__dirname, '../../dist/src/server/main.js');
const PATIENCE_MS = 60_000;

/** The built server as it is run, on a world's database. */
export class Server {
  private constructor(
    private readonly child: ChildProcess,
    readonly pid: number,
  ) {}

  static async start({ url, port, keys }: World, redisUrl: string | undefined): Promise<Server> {
    const child = spawn(process.execPath, [MAIN], {
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        DATABASE_URL: url,
        ...(redisUrl && { REDIS_URL: redisUrl }),
        REQIO_MASTER_KEY: keys.masterKey.toString('base64'),
        REQIO_RATE_LIMIT: 'off',
      },
    });
    const server = new Server(child, child.pid!);
    for (const end = performance.now() + PATIENCE_MS; !(await isReady(port)); await sleep(100)) {
      if (child.exitCode !== null || performance.now() > end) throw new Error('The server did not start');
    }
    return server;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
  return answer?.ok === true;
}
