import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../..');
const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

/**
 * What was installed for a host is kept from one run to the next, outside of any `node_modules`: bundlers treat what
 * is in there as other people's code. One folder for each checkout, since two may run at once.
 */
const CACHE = join(tmpdir(), 'reqio-hosts', createHash('sha256').update(ROOT).digest('hex').slice(0, 8));

export const folderOf = (host: string): string => join(CACHE, host);

/** How a host's programs are run: with none of this run's settings, and nobody told about it. */
export const hostEnv = (more: Record<string, string> = {}): Record<string, string> => ({
  PATH: process.env.PATH!,
  HOME: homedir(),
  NEXT_TELEMETRY_DISABLED: '1',
  ...more,
});

/** Runs a command in `folder`; rejects with all that it said. */
export async function runIn(folder: string, command: string, env: Record<string, string> = {}) {
  const options = { cwd: folder, env: hostEnv(env), maxBuffer: 1e8, timeout: 600_000 };
  await promisify(execFile)('sh', ['-ec', command], options).catch(
    (error: Error & { stdout: string; stderr: string }) => {
      throw new Error(`${command}: ${error.message}\n${error.stdout}\n${error.stderr}`);
    },
  );
}

/**
 * Installs in the host's folder what its package.json says, once, and then the package that the server at `url`
 * serves, as the documentation says: the versioned file into `vendor/`, and that one by npm.
 */
export async function installHost(host: string, url: string): Promise<string> {
  const folder = folderOf(host);
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
  const clean = join(CACHE, `${host}.lock.json`);
  const known = join(CACHE, `${host}.package.json`);
  const lock = join(folder, 'package-lock.json');
  if (!existsSync(clean) || !existsSync(known) || readFileSync(known, 'utf8') !== manifest) {
    rmSync(lock, { force: true });
    await runIn(folder, 'npm install --no-audit --no-fund --prefer-offline');
    cpSync(lock, clean);
    writeFileSync(known, manifest);
  }
  // A lock file holds the bytes of a version, and here another build has the same one.
  cpSync(clean, lock);
  for (const gone of ['vendor', 'node_modules/@reqio', 'node_modules/.package-lock.json'])
    rmSync(join(folder, gone), { recursive: true, force: true });
  await runIn(folder, installCommands(), { REQIO_URL: url });
  return folder;
}

/** The lines of the package's own README, with this server's address. */
function installCommands(): string {
  const readme = readFileSync(join(ROOT, 'dist/sdk/package/README.md'), 'utf8');
  const block = /```sh\n([^`]*)```/.exec(readme)![1]!;
  if (!block.includes(`/sdk-${VERSION}.tgz`)) throw new Error(`The README names no sdk-${VERSION}.tgz.`);
  return block.replace('https://feedback.example.com', '$REQIO_URL');
}

/** A copy of one of `examples/`, over what is installed there already. */
export function copyExample(name: string): void {
  const folder = folderOf(name);
  mkdirSync(folder, { recursive: true });
  for (const part of ['src', 'dist']) rmSync(join(folder, part), { recursive: true, force: true });
  cpSync(join(ROOT, 'examples', name), folder, {
    recursive: true,
    filter: (path) => !/\/(node_modules|vendor|package-lock\.json)$/.test(path),
  });
}
