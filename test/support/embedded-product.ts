import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUrl } from '../../src/server/platform/embedded/embedded.repository.js';
import { readPostmaster } from '../../src/server/platform/embedded/postmaster-file.js';
import { eventually } from './eventually.js';
import { Installation } from './installation.js';
import { expectGone } from './servers.js';

/** The product as a first start makes it: one process with its own PostgreSQL on a data folder. */
export class EmbeddedProduct {
  readonly installation: Installation;

  private constructor(
    private readonly home: string,
    readonly dataDir: string,
  ) {
    this.installation = new Installation({ REQIO_DATA_DIR: dataDir });
  }

  /** On a folder of its own, or inside one that is given. */
  static async start(inside?: string): Promise<EmbeddedProduct> {
    const home = inside ?? (await mkdtemp(join(tmpdir(), 'reqio-product-')));
    const product = new EmbeddedProduct(home, join(home, 'data'));
    await product.installation.addWeb('all');
    await product.installation.signIn();
    return product;
  }

  async databaseUrl(): Promise<string> {
    const password = (await readFile(join(this.dataDir, 'database.password'), 'utf8')).trim();
    return databaseUrl({ port: (await this.postmaster()).port, password });
  }

  /** Kills the product's process; its database goes on. */
  async killParent(): Promise<void> {
    await this.installation.end(this.installation.webs[0]!, 'SIGKILL');
  }

  /** Kills the process and the database's. */
  async killAll(): Promise<void> {
    const { pid } = await this.postmaster();
    await this.killParent();
    process.kill(pid, 'SIGKILL');
    await eventually(() => expectGone(pid));
  }

  async remove(): Promise<void> {
    await this.installation.stop();
    await rm(this.home, { recursive: true, force: true, maxRetries: 20 });
  }

  private async postmaster(): Promise<{ pid: number; port: number }> {
    const named = await readPostmaster(join(this.dataDir, 'postgres'));
    if (!named) throw new Error('There is no database');
    return named;
  }
}
