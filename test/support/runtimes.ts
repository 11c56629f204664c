import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { temporaryFolder } from './folder.js';

export interface Files {
  [filename: string]: string;
}

/** A folder with these files, and this project's node_modules beside them. */
export function folderWith(files: Files): string {
  const folder = temporaryFolder('snippet');
  symlinkSync(resolve(__dirname, '../../node_modules'), join(folder, 'node_modules'));
  for (const [filename, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, filename)), { recursive: true });
    writeFileSync(join(folder, filename), text);
  }
  return folder;
}

/** What a program prints, trimmed; throws with its errors where it fails. */
export function run(command: string[], folder: string, environment: Record<string, string> = {}): string {
  const [program, ...rest] = command;
  return execFileSync(program!, rest, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, ...environment },
  }).trim();
}

/**
 * `it`, where `probe` succeeds. Elsewhere the test is skipped with a visible line on a laptop, and fails under
 * `CI=true`, where `.ci/run` installs what is missing.
 */
export function itWith(what: string, probe: string[]): typeof it.skip {
  try {
    execFileSync(probe[0]!, probe.slice(1), { stdio: 'ignore' });
    return it;
  } catch {
    if (process.env.CI === 'true') return it;
    process.stderr.write(`skipped: ${what} is not on this machine (${probe.join(' ')})\n`);
    return it.skip;
  }
}
