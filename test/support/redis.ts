import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { eventually } from './eventually.js';

const found = process.env.REDIS_URL !== undefined || spawnSync('redis-server', ['--version']).status === 0;

/** A Redis for the tests of one file: the given one, or a private one; `url` is there once `start` has resolved. */
export class TestRedis {
  url = '';
  private server: ChildProcess | null = null;
  private readonly directory = mkdtempSync(join(tmpdir(), 'reqio-redis-'));
  private readonly mark = `test-${randomBytes(6).toString('hex')}`;
  private lastPrefix = 0;

  /** For keys and channels that nobody else uses. */
  newPrefix(): string {
    return `{${this.mark}-${++this.lastPrefix}}`;
  }

  async start(): Promise<void> {
    this.url = process.env.REDIS_URL ?? (await this.startServer());
  }

  async stop(): Promise<void> {
    const client = new Redis(this.url);
    const keys = await client.keys(`{${this.mark}-*`);
    if (keys.length > 0) await client.del(...keys);
    client.disconnect();
    this.server?.kill();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async startServer(): Promise<string> {
    const port = await freePort();
    const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', this.directory];
    this.server = spawn('redis-server', options, { stdio: 'ignore' });
    const url = `redis://127.0.0.1:${port}`;
    await eventually(async () => {
      const client = new Redis(url, { lazyConnect: true, retryStrategy: null });
      client.on('error', () => undefined);
      try {
        await client.connect();
      } finally {
        client.disconnect();
      }
    });
    return url;
  }
}

/** Tests that want Redis; skipped, and said so, where there is none, except in CI, where that is a failure. */
export function describeWithRedis(name: string, tests: (redis: TestRedis) => void): void {
  if (!found && process.env.CI === 'true') {
    test(name, () => {
      throw new Error('No Redis: set REDIS_URL or install redis-server');
    });
    return;
  }
  if (!found) console.warn(`Skipped «${name}»: no Redis. Set REDIS_URL or install redis-server.`);
  (found ? describe : describe.skip)(name, () => {
    const redis = new TestRedis();
    beforeAll(() => redis.start());
    afterAll(() => redis.stop());
    tests(redis);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
