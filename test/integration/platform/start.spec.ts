import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freePort } from '../../../src/server/platform/embedded/postgres-process.js';
import { createTestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { TestProcess } from '../../support/process.js';
import { describeWithRedis } from '../../support/redis.js';

/** A start makes a database and compiles the sources; some tests start more than once. */
jest.setTimeout(120_000);

const READY = /Reqio is ready: (\S+)/;
const LINK = /first owner .*: (http\S+)/;

const KEY = randomBytes(32).toString('base64');

let data: string;
let server: TestProcess;
let port: number;
let url: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'reqio-start-'));
});

afterAll(async () => {
  await rm(data, { recursive: true });
});

describe('a start with nothing set', () => {
  beforeAll(() => start());
  afterAll(() => server.stop());

  it('serves, on loopback, with a database of its own, and prints a link for the first owner', async () => {
    expect(await server.says(READY)).toBe(url);
    expect(await server.says(LINK)).toMatch(`${url}/first-run?token=`);
    expect(await fetch(`${url}/readyz`).then((answer) => answer.json())).toEqual({
      status: 'ready',
      checks: { database: 'ok', migrations: 'ok', queue: 'ok' },
    });
  });

  it('makes a master key that this account alone can read', async () => {
    await server.says(READY);
    const path = join(data, 'master.key');
    expect(Buffer.from(await readFile(path, 'utf8'), 'base64')).toHaveLength(32);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('logs JSON on standard error, and neither addresses nor secrets', async () => {
    const link = new URL(await server.says(LINK));
    const asked = `${url}/api/projects/proj_0123456789abcdef?token=s3cret`;
    await fetch(asked, { headers: { authorization: 'Bearer s3cret' } });
    const answers = await eventually(() => {
      const lines = server.errors.trim().split('\n');
      const http = lines.map((line) => JSON.parse(line)).filter(({ context }) => context === 'Http');
      if (http.length === 0) throw new Error('It has not been logged');
      return http;
    });
    expect(answers).toMatchObject([{ method: 'GET', route: '/api/projects/:projectId', status: 401 }]);
    expect(server.errors).not.toContain('s3cret');
    expect(server.errors).not.toContain(link.searchParams.get('token'));
  });
});

describe('a stop', () => {
  it('takes less than ten seconds with a request open, and stops the database, too', async () => {
    await start();
    await server.says(READY);
    const client = await openRequest();
    const begun = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(10_000);
    client.destroy();
    await expect(stat(join(data, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT');
  });
});

describe('a start that cannot be', () => {
  it('says which settings are wrong', async () => {
    await start({ REQIO_ROLE: 'boss', REQIO_RATE_LIMIT: 'no' });
    expect(await server.end()).toBe(1);
    expect(server.errors).toMatch(
      /^Reqio cannot start\.\n\nSome settings are wrong:\n {2}REQIO_ROLE got «boss»/,
    );
  });

  it('refuses another master key than the one of the first start', async () => {
    await haveInstallation();
    await start({ REQIO_MASTER_KEY: KEY });
    expect(await server.end()).toBe(1);
    expect(server.errors).toContain('REQIO_MASTER_KEY is not the key that this database was set up with');
  });

  it('does not make a new master key where the old one is missing', async () => {
    await haveInstallation();
    const path = join(data, 'master.key');
    const key = await readFile(path);
    await unlink(path);
    await start();
    expect(await server.end()).toBe(1);
    expect(server.errors).toContain(`${path} is missing, and this database was set up with it`);
    await writeFile(path, key, { mode: 0o600, flag: 'wx' });
  });

  it('names the database that refuses it', async () => {
    const missing = new URL(process.env.REQIO_TEST_ADMIN_URL!);
    missing.pathname = '/missing';
    await start({ DATABASE_URL: missing.href, REQIO_MASTER_KEY: KEY });
    expect(await server.end()).toBe(1);
    expect(server.errors).toContain(
      `DATABASE_URL: ${missing.host}/missing cannot be used: database "missing"`,
    );
  });

  it('says that its port is taken', async () => {
    const database = await createTestDatabase();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = (other.address() as AddressInfo).port;
    await start({ PORT: `${taken}`, DATABASE_URL: database.url, REQIO_MASTER_KEY: KEY });
    expect(await server.end()).toBe(1);
    expect(server.errors).toContain(`PORT: another program listens on 127.0.0.1:${taken}`);
    other.close();
    await database.drop();
  });
});

describeWithRedis('a worker', (redis) => {
  it('answers health checks and nothing else', async () => {
    const database = await createTestDatabase();
    await start({
      REQIO_ROLE: 'worker',
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      REQIO_MASTER_KEY: KEY,
    });
    await server.says(/worker is ready/);
    const paths = ['/healthz', '/readyz', '/metrics', '/api/auth/me', '/api/docs-json', '/'];
    const answers = await Promise.all(paths.map((path) => fetch(url + path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404, 404]);
    await server.stop();
    await database.drop();
  });

  it('leaves the keys of another installation on the same Redis alone', async () => {
    const client = new Redis(redis.url);
    for (let installation = 0; installation < 2; installation++) {
      const database = await createTestDatabase();
      const env = { REQIO_ROLE: 'worker', DATABASE_URL: database.url, REDIS_URL: redis.url };
      await start({ ...env, REQIO_MASTER_KEY: KEY });
      await server.says(/worker is ready/);
      const id = await installationId(database.url);
      expect(id).toMatch(/^[\da-f]{12}$/);
      await eventually(async () => expect(await client.keys(`{reqio-${id}}:*`)).not.toEqual([]));
      await server.stop();
      expect(await installationId(database.url)).toBe(id);
      await database.drop();
    }
    client.disconnect();
  });
});

async function installationId(databaseUrl: string): Promise<string> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query(`select value from installation where key = 'id'`);
  await client.end();
  return rows[0].value;
}

async function start(env: NodeJS.ProcessEnv = {}): Promise<void> {
  port = await freePort();
  url = `http://localhost:${port}`;
  server = new TestProcess('src/server/main.ts', [], { REQIO_DATA_DIR: data, PORT: `${port}`, ...env });
}

/** A data folder with a database and its master key. */
async function haveInstallation(): Promise<void> {
  if (existsSync(join(data, 'master.key'))) return;
  await start();
  await server.says(READY);
  await server.stop();
}

/** A request whose body never ends. */
async function openRequest(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  const head = ['host: localhost', 'content-type: application/json', 'content-length: 100'].join('\r\n');
  await new Promise<void>((resolve) => {
    socket.write(`POST /api/auth/login HTTP/1.1\r\n${head}\r\n\r\n{`, () => resolve());
  });
  return socket;
}
