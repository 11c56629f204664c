import { randomUUID } from 'node:crypto';
import { IdempotencyRepository } from '../../../src/server/platform/idempotency/idempotency.repository.js';
import type { Guide } from './guide.js';

/** A call that creates and its retry; then what only twins and the daily work do. */
export async function once(guide: Guide): Promise<void> {
  const { product, project } = guide.world;
  const headers = { 'idempotency-key': randomUUID() };
  for (let time = 0; time < 2; time++) {
    await guide.post('requests', { title: 'Once', person: { email: 'once@example.com' } }, headers);
  }
  const repository = product.part(IdempotencyRepository);
  const at = new Date();
  const call = {
    projectId: project.rowId,
    id: Buffer.from('call'),
    anonymousId: null,
    route: 'POST /',
    fingerprint: Buffer.from('fingerprint'),
    at,
    forgottenAt: new Date(at.getTime() - 1),
    secret: false,
  };
  for (let twin = 0; twin < 2; twin++) await product.db.transaction((tx) => repository.claim(tx, call));
  for (const id of await repository.projectsWithOlder(at)) await repository.forgetSome(id, at);
}
