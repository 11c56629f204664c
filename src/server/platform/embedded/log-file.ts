import { createReadStream } from 'node:fs';
import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

const LARGE_BYTES = 16 * 1024 * 1024;

/** Where PostgreSQL writes what it has to say. One earlier file is kept. */
export async function openLog(path: string): Promise<{ file: FileHandle; start: number }> {
  const size = (await stat(path).catch(() => null))?.size ?? 0;
  if (size > LARGE_BYTES) await rename(path, `${path}.1`);
  const file = await open(path, 'a', 0o600);
  return { file, start: size > LARGE_BYTES ? 0 : size };
}

/** What was written from `start` on. */
export async function readLog(path: string, start: number): Promise<string> {
  return (await text(createReadStream(path, { start }))).trim();
}
