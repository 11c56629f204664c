import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Room for a cluster, its log and some votes. */
const SIZE = '192m';

/** A file system of its own that can be filled up; only root can mount one. */
export class SmallDisk {
  private constructor(readonly path: string) {}

  /** Null where this account, or this container, may not mount. */
  static mount(): SmallDisk | null {
    const path = mkdtempSync(join(tmpdir(), 'reqio-disk-'));
    const options = ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0755`, 'reqio-test', path];
    if (spawnSync('mount', options).status === 0) return new SmallDisk(path);
    rmdirSync(path);
    return null;
  }

  /** Takes all the room that is left. */
  async fill(): Promise<void> {
    // `dd` writes what fits, and fails then.
    spawnSync('dd', ['if=/dev/zero', `of=${this.filler}`, 'bs=64k']);
    await writeFile(`${this.filler}.rest`, Buffer.alloc(64 * 1024)).catch(() => undefined);
  }

  async free(): Promise<void> {
    await rm(this.filler, { force: true });
    await rm(`${this.filler}.rest`, { force: true });
  }

  unmount(): void {
    execFileSync('umount', [this.path]);
    rmdirSync(this.path);
  }

  private get filler(): string {
    return join(this.path, 'filler');
  }
}
