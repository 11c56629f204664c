import { ms, type Figure } from '../figures.js';
import { requestText } from '../http/connection.js';
import { load } from '../http/load.js';
import { percentile } from '../measure.js';
import type { Options } from '../options.js';
import type { World } from '../world.js';

/** A page over a socket, as one dashboard asks for it and as eight at once do. */
export async function httpPages({ port, project }: World, options: Options): Promise<Figure[]> {
  const path = `/api/projects/${project.id}/backlog?limit=50`;
  const requests = [requestText('GET', path, { cookie: project.cookie })];
  const seconds = Math.max(1, options.seconds / 4);
  const figures: Figure[] = [];
  for (const connections of [1, 8]) {
    const {
      latencies,
      calls,
      seconds: took,
    } = await load({ kind: 'closed', port, connections, seconds, requests });
    const p50 = percentile(latencies, 0.5);
    figures.push({
      group: 'A ranked page of 50 rows',
      what: `over HTTP, ${connections} at once (${Math.round(calls / took)}/s): p50, p99`,
      measured: `${ms(p50)}, ${ms(percentile(latencies, 0.99))}`,
      ...(connections === 1 && { reach: 'p50 ≤ 10 ms', reached: p50 <= 10 }),
    });
  }
  return figures;
}
