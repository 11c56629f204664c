import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A migrated database of this test's own, copied from the run's template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `reqio_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} template ${process.env.REQIO_TEST_TEMPLATE}`);
  const url = new URL(process.env.REQIO_TEST_ADMIN_URL!);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(name) };
}

/**
 * Ends this role's own sessions first. `with (force)` would end everybody's, and be refused whenever
 * autovacuum, which runs as the superuser, happens to be there; the plain form waits for it to go.
 */
export async function dropDatabase(name: string): Promise<void> {
  await asAdmin(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}' and usename = current_user`,
  );
  await asAdmin(`drop database if exists ${name}`);
}

/** `create database` wants the template to itself, so workers that copy it at once take turns. */
const TEMPLATE_LOCK = 7_305_602;

export async function asAdmin(statement: string): Promise<void> {
  const admin = new pg.Client(process.env.REQIO_TEST_ADMIN_URL);
  await admin.connect();
  try {
    await admin.query(`select pg_advisory_lock(${TEMPLATE_LOCK})`);
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
