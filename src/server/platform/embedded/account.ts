import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../start-error.js';

/** Who runs the database; options of `spawn`. Empty: the account that runs this process. */
export type Account = { uid: number; gid: number } | Record<string, never>;

const run = promisify(execFile);

/**
 * PostgreSQL refuses to run as root. So as root, the account that the cluster belongs to runs it; for a new cluster
 * `postgres` where that account exists, else `nobody`.
 */
export async function databaseAccount(cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const existing = await stat(cluster).catch(() => null);
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const account = (await accountNamed('postgres')) ?? (await accountNamed('nobody'));
  if (account) return account;
  throw new StartError(
    'The embedded PostgreSQL does not run as root, and there is neither an account «postgres» nor «nobody» to run ' +
      'it as. Start Reqio as an ordinary user, or set DATABASE_URL to use a PostgreSQL of your own.',
  );
}

async function accountNamed(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name])));
    return { uid: Number(uid!.stdout), gid: Number(gid!.stdout) };
  } catch {
    return null;
  }
}

/** Whether the account can get into the folder: it may pass through it and through every folder above it. */
export async function canReach(account: Account, folder: string): Promise<boolean> {
  if (account.uid === undefined) return true;
  for (let path = folder; ; path = dirname(path)) {
    const { uid, gid, mode } = await stat(path);
    const execute = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & execute) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/**
 * A path by which a program of the account finds `folder`, which must be its working directory: Linux has a name for
 * that one which works however closed the folders above it are (root's home, mostly).
 */
export async function pathFor(account: Account, folder: string): Promise<string> {
  if (await canReach(account, folder)) return folder;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new StartError(
    `REQIO_DATA_DIR: the account that runs the database may not pass through the folders above ${folder}. ` +
      'Choose a folder that it can reach, or start Reqio as an ordinary user.',
  );
}
