import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartError } from '../start-error.js';

/** Where things are under `REQIO_DATA_DIR`; `docs/operations.md` has the same list for people. */
export interface DataFolder {
  root: string;
  lock: string;
  masterKey: string;
  password: string;
  cluster: string;
  log: string;
  runtime: string;
}

export function dataFolder(dataDir: string): DataFolder {
  const root = resolve(dataDir);
  return {
    root,
    lock: join(root, 'lock'),
    masterKey: join(root, 'master.key'),
    password: join(root, 'database.password'),
    cluster: join(root, 'postgres'),
    log: join(root, 'postgres.log'),
    runtime: join(root, 'runtime'),
  };
}

/** Makes the folder where there is none. Made by root, the database's account can pass through it, not list it. */
export async function createDataFolder(folder: DataFolder): Promise<void> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  await mkdir(folder.root, { recursive: true, mode }).catch((error: Error) => {
    throw new StartError(`REQIO_DATA_DIR: the folder ${folder.root} cannot be made: ${error.message}`);
  });
}
