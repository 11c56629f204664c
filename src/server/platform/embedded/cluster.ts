import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecret, readSecret } from '../secret-file.js';
import { StartError } from '../start-error.js';
import { pathFor, type Account } from './account.js';
import type { Binaries } from './binaries.js';
import type { DataFolder } from './data-folder.js';
import { runAs } from './run-as.js';

/** The superuser, which only the supervisor uses. */
export const ADMIN = 'postgres';

/** With what a cluster is made and run. */
export interface Toolbox {
  folder: DataFolder;
  account: Account;
  binaries: Binaries;
  /** False for tests: a crash of the machine may lose everything. */
  fsync: boolean;
}

const DRAFT = 'postgres.new.';
/** With `C`, full-text search takes every character beyond ASCII for a letter; not every system has the others. */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/** Makes the cluster where there is none, and returns the database's password. */
export async function openCluster(toolbox: Toolbox): Promise<string> {
  const { folder, binaries } = toolbox;
  if (!existsSync(folder.cluster)) return createCluster(toolbox);
  const major = (await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (major !== binaries.version.split('.')[0])
    throw new StartError(
      `The database in ${folder.cluster} is of PostgreSQL ${major}, and this version of Reqio brings ` +
        `${binaries.version}: see «Upgrading» in docs/operations.md.`,
    );
  const password = await readSecret(folder.password);
  if (password) return password;
  throw new StartError(`${folder.password} is missing: the database does not open without it. Restore it.`);
}

/** The cluster appears under its name when it is complete; a start that was killed leaves a draft behind. */
async function createCluster(toolbox: Toolbox): Promise<string> {
  const { folder, account } = toolbox;
  await removeDrafts(folder);
  const password = (await readSecret(folder.password)) ?? randomBytes(24).toString('hex');
  if (!existsSync(folder.password)) await createSecret(folder.password, password);
  const draft = join(folder.root, `${DRAFT}${randomBytes(4).toString('hex')}`);
  const cluster = join(draft, 'cluster');
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  await writeFile(join(draft, 'password'), password, { mode: 0o600, flag: 'wx' });
  if (account.uid !== undefined)
    for (const path of [draft, cluster, join(draft, 'password')]) await chown(path, account.uid, account.gid);
  await initdb(toolbox, cluster);
  await rename(cluster, folder.cluster);
  await rm(draft, { recursive: true });
  return password;
}

/** The account need not be able to reach the folder by its path, so the paths start where the program does. */
async function initdb({ account, binaries, fsync }: Toolbox, cluster: string): Promise<void> {
  const args = [
    `--pgdata=${await pathFor(account, cluster)}`,
    `--username=${ADMIN}`,
    '--pwfile=../password',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(fsync ? [] : ['--no-sync', '--no-data-checksums']),
  ];
  let errors = '';
  for (const ctype of CTYPES) {
    const run = await runAs(account, cluster, binaries.initdb, [...args, `--lc-ctype=${ctype}`]);
    if (run.succeeded) return;
    errors = run.errors;
  }
  throw new StartError(`The embedded database cannot be created in ${cluster}: ${errors}`);
}

async function removeDrafts(folder: DataFolder): Promise<void> {
  const drafts = (await readdir(folder.root)).filter((name) => name.startsWith(DRAFT));
  // The initdb of a killed start may still be writing.
  for (const name of drafts) await rm(join(folder.root, name), { recursive: true, maxRetries: 20 });
}
