import { existsSync } from 'node:fs';
import {
  chmod,
  constants,
  copyFile,
  link,
  mkdir,
  readFile,
  readdir,
  readlink,
  stat,
  symlink,
} from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Copies the package's programs so that every account can read and run them. `to` must not exist. */
export async function copyBinaries(from: string, to: string): Promise<void> {
  await copyFolder(from, to);
  await makeLinks(from, to);
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isDirectory()) await copyFolder(source, target);
      else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
      else await linkOrCopy(source, target);
    }),
  );
}

/** A hard link costs nothing, but has the file's own mode, and does not reach another disk. */
async function linkOrCopy(source: string, target: string): Promise<void> {
  const { mode } = await stat(source);
  const open = 0o444 | (mode & 0o100 ? 0o111 : 0);
  if ((mode & open) === open && (await link(source, target).then(done, failed))) return;
  await copyFile(source, target, constants.COPYFILE_FICLONE);
  await chmod(target, mode | open);
}

const done = () => true;
const failed = () => false;

/** The links between libraries that the package's install script makes, where it did not run. */
async function makeLinks(from: string, to: string): Promise<void> {
  const list = await readFile(join(from, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(to, relative('native', target));
    if (!existsSync(path)) await symlink(relative(dirname(target), source), path);
  }
}
