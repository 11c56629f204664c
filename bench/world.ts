import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { freePort } from '../src/server/platform/embedded/postgres-process.js';
import { Drain } from '../src/server/ranking/drain.js';
import { loadData, settle } from './generator/load.js';
import { historySql } from './generator/requests-sql.js';
import { sizesOf, type Sizes } from './generator/sizes.js';
import type { Options } from './options.js';
import type { Place } from './place.js';
import { Product, type BenchProject, type Keys } from './product.js';

/** A loaded project in a database of its own, and the product on it. */
export interface World {
  sizes: Sizes;
  url: string;
  port: number;
  keys: Keys;
  product: Product;
  project: BenchProject;
  /** What making it took, in seconds. */
  took: { load: number; score: number };
}

const OWNER = 'owner@bench.example';

export async function makeWorld(place: Place, scale: number, { seed }: Options): Promise<World> {
  const [url, port, sizes] = [await place.create(), await freePort(), sizesOf(scale)];
  const keys = {
    masterKey: randomBytes(32),
    owner: { email: OWNER, password: randomBytes(16).toString('hex') },
  };
  const product = await Product.open(url, `http://127.0.0.1:${port}`, keys);
  const project = await product.createProject('Bench', keys);
  const { db } = product;
  const load = await seconds(() => loadData(db, project.rowId, sizes, seed));
  await settle(db);
  const score = await seconds(() => rerankAll(product, project));
  await db.run(historySql(project.rowId));
  await settle(db);
  return { sizes, url, port, keys, product, project, took: { load, score } };
}

/** Has everything scored anew, in this process. */
export async function rerankAll(product: Product, { rowId }: BenchProject): Promise<void> {
  await product.db.run(sql`insert into mark (project_id, kind, cause) values (${rowId}, 'project', 'audit')`);
  await product.part(Drain).run(rowId);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
