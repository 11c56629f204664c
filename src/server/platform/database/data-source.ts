import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../../migrations/index.js';

// Counts, money and sums are below 2^53 by their constraints, so they are numbers here; ids are selected as text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** Any fixed number will do; it only has to be the same in every process of this product. */
const MIGRATION_LOCK = 7_305_601;

export interface DataSourceOptions {
  url: string;
  /** Connections at the most; 8–10 was the fastest on two cores (docs/decisions). */
  poolSize?: number;
}

/** A pool on `url`, not yet connected. */
export function createDataSource({ url, poolSize = 10 }: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    migrations,
    migrationsTransactionMode: 'each',
    applicationName: 'reqio',
    installExtensions: false,
    // A host that is gone without a word says so by no longer answering the kernel.
    extra: { connectionTimeoutMillis: 10_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
  });
}

/** Brings the schema up to date, on two connections of the pool. Processes that start at once wait for each other on an advisory lock. */
export async function migrate(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
  }
}
