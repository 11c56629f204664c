import './resolve-ts.cjs';
import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDataSource, migrate } from '../../src/server/platform/database/data-source.js';
import { startEmbedded } from '../../src/server/platform/embedded/embedded.js';

declare global {
  var reqioCluster:
    | { embedded: { stop(): Promise<void>; dataDir: string } | null; adminUrl: string; template: string }
    | undefined;
}

/** One PostgreSQL a run (the given one, or the embedded binaries without fsync) and one migrated template in it. */
export default async function globalSetup(): Promise<void> {
  const given = process.env.DATABASE_URL;
  const dataDir = given ? null : await mkdtemp(join(tmpdir(), 'reqio-test-'));
  const server = dataDir ? await startEmbedded({ dataDir, fsync: false }) : null;
  const adminUrl = given ?? server!.url;
  const template = `reqio_template_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(`create database ${template} encoding 'UTF8' template template0`);
  await admin.end();
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  const source = await createDataSource({ url: url.href, poolSize: 2 }).initialize();
  await migrate(source);
  await source.destroy();
  globalThis.reqioCluster = {
    embedded: server && { dataDir: dataDir!, stop: () => server.stop() },
    adminUrl,
    template,
  };
  process.env.REQIO_TEST_ADMIN_URL = adminUrl;
  process.env.REQIO_TEST_TEMPLATE = template;
}
