import { setTimeout as sleep } from 'node:timers/promises';
import sql from 'sql-template-tag';
import type { SampleDataDto } from '../../../src/contract/sample.dto.js';
import { AuditCommand } from '../../../src/server/ranking/audit-command.js';
import { Product } from '../../product.js';
import type { Guide } from './guide.js';

const PATIENCE_MS = 60_000;

/** A project that is made, filled with samples, audited from a shell, emptied and deleted, on a server with jobs. */
export async function sampleData(guide: Guide): Promise<void> {
  const { url, port, keys } = guide.world;
  const server = await Product.open(url, `http://127.0.0.1:${port}`, keys, { role: 'all' });
  const there = guide.at(server);
  const { id } = await there.any<{ id: string }>('POST', '/api/projects', { name: 'Short-lived' });
  const path = `/api/projects/${id}/sample`;
  const isNow = (state: SampleDataDto['state']) =>
    until(async () => (await there.any<SampleDataDto>('GET', path)).state === state);
  await there.any('POST', path);
  await isNow('ready');
  await server.part(AuditCommand).run(id, () => undefined);
  await there.any('DELETE', path);
  await isNow('none');
  await there.any('DELETE', `/api/projects/${id}`, { name: 'Short-lived' });
  await until(async () => !(await server.db.row(sql`select from project where public_id = ${id}`)));
  await server.close();
}

/** Jobs take their time. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; !(await holds()); await sleep(50)) {
    if (performance.now() > end) throw new Error('A job on the tour has not ended');
  }
}
