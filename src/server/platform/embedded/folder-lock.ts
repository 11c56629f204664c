import { spawnSync } from 'node:child_process';
import { closeSync, constants, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { StartError } from '../start-error.js';
import type { DataFolder } from './data-folder.js';

/** BSD's `open` takes the lock itself; Node has no name for the flag. */
const O_EXLOCK = 0x20;

/**
 * Makes this process the only one that uses the folder, until the returned function is called or the process dies.
 *
 * The lock is the kernel's (flock), on the open file: two cannot hold it, in whatever container they run; a
 * `kill -9` releases it, since the kernel closes the file; the database does not inherit it, so a server that was
 * left behind does not hold it. Node cannot flock by itself: on Linux the `flock` program locks the descriptor
 * that it is handed, which stays locked when that program has ended.
 */
export function lockFolder(folder: DataFolder): () => void {
  const file = process.platform === 'darwin' ? openLocked(folder) : openThenLock(folder);
  if (file === null) {
    const holder = readFileSync(folder.lock, 'utf8').trim();
    throw new StartError(
      `Reqio is already running${holder && ` as process ${holder}`} on the data folder ${folder.root}. ` +
        'Stop that one first, or give this one another REQIO_DATA_DIR (and PORT).',
    );
  }
  // For people who look for the holder; nothing is decided by it.
  ftruncateSync(file);
  writeSync(file, `${process.pid}\n`, 0);
  return () => closeSync(file);
}

function openThenLock(folder: DataFolder): number | null {
  const file = open(folder, constants.O_RDWR | constants.O_CREAT);
  const { status, error } = spawnSync('flock', ['-xn', '3'], {
    stdio: ['ignore', 'ignore', 'ignore', file],
  });
  if (status === 0) return file;
  closeSync(file);
  if (status === 1) return null;
  throw new StartError(
    `The data folder ${folder.root} cannot be locked: ${error?.message ?? `flock ended with ${status}`}. ` +
      'Install the program «flock» (package util-linux), or set DATABASE_URL to use a PostgreSQL of your own.',
  );
}

function openLocked(folder: DataFolder): number | null {
  try {
    return open(folder, constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null;
    throw error;
  }
}

function open(folder: DataFolder, flags: number): number {
  try {
    return openSync(folder.lock, flags, 0o600);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') throw error;
    throw new StartError(`REQIO_DATA_DIR: this account cannot use the folder ${folder.root}: ${message}`);
  }
}
