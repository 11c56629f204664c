import { LiveStreams } from '../../../src/server/ranking/live-streams.js';
import type { Guide } from './guide.js';

export async function backlog(guide: Guide): Promise<void> {
  for (const lens of ['revenue', 'trending']) await pages(guide, lens);
  const filters = [
    'tag=tag1',
    'q=hour',
    'plan=Team',
    `company=${guide.company}`,
    'since=2026-01-01T00:00:00Z',
    'mine=true',
  ];
  for (const filter of filters) await guide.get(`backlog?${filter}`);
  await guide.get('backlog?status=shipped');
  await guide.get('backlog.csv?lens=votes');
  await guide.post('backlog/what-if', { weights: { freeVoteCents: 500 } });
  await guide.post('backlog/what-if', { plans: ['Team'], withoutCustomers: [guide.company] });
  await guide.get(`requests/${guide.request}/explanation`);
  await guide.get(`requests/${guide.request}/rank-history`);
  await openDashboard(guide);
}

async function pages(guide: Guide, lens: string): Promise<void> {
  const first = `backlog?lens=${lens}&include=plans&include=trend`;
  const { nextCursor } = await guide.get<{ nextCursor: string }>(first);
  await guide.get(`${first}&cursor=${encodeURIComponent(nextCursor)}`);
}

/** Until the next sign of life, which asks who may still listen. */
async function openDashboard(guide: Guide): Promise<void> {
  const close = await guide.listen('backlog/live');
  await guide.world.product.part(LiveStreams).beat();
  close();
}
