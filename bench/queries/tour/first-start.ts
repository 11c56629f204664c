import type { Place } from '../../place.js';
import { Product } from '../../product.js';
import type { World } from '../../world.js';
import { FirstRun } from '../../../src/server/members/first-run.js';

/** A server on an empty database, whose first owner comes in by the one-time link. */
export async function firstStart({ keys, port }: World, place: Place): Promise<void> {
  const url = await place.create();
  const server = await Product.open(url, `http://127.0.0.1:${port}`, keys, { owner: null });
  const link = await server.part(FirstRun).newLink();
  const token = new URL(link!).searchParams.get('token');
  await server.call('POST', '/api/first-run', undefined, { token, ...keys.owner });
  await server.close();
}
