import { rm } from 'node:fs/promises';
import { dropDatabase } from './database.js';

export default async function globalTeardown(): Promise<void> {
  const cluster = globalThis.reqioCluster;
  if (!cluster) return;
  if (cluster.embedded) {
    await cluster.embedded.stop();
    await rm(cluster.embedded.dataDir, { recursive: true, force: true });
    return;
  }
  await dropDatabase(cluster.template);
}
