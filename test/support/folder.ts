import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder, which goes when the tests of the file that asked for it have run. */
export function temporaryFolder(what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `reqio-${what}-`));
  folders.push(folder);
  return folder;
}
