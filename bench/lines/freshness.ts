import { Voters } from '../generator/voters.js';
import { ms, type Figure } from '../figures.js';
import { load } from '../http/load.js';
import { percentile } from '../measure.js';
import type { Options } from '../options.js';
import type { World } from '../world.js';
import { drained, RATE } from './votes.js';

const GROUP = 'A vote’s way to an open dashboard';
const CONNECTIONS = 16;

/** From the call to the page that counts it, over the live message; voters' requests are drawn as they are wanted. */
export async function freshness(world: World, options: Options): Promise<Figure[]> {
  const { port, project } = world;
  const voters = await Voters.of(world, options.seed + 1);
  await drained(world);
  const { latencies, calls } = await load({
    kind: 'watch',
    port,
    connections: CONNECTIONS,
    perSecond: RATE,
    votes: voters.calls(RATE * options.seconds),
    dashboard: {
      cookie: project.cookie,
      livePath: `/api/projects/${project.id}/backlog/live`,
      pagePath: `/api/projects/${project.id}/backlog?lens=votes&limit=50`,
    },
  });
  const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)];
  return [
    {
      group: GROUP,
      what: `${calls} votes at ${RATE}/s, the ${latencies.length} of the first page watched: p50, p99`,
      measured: `${ms(p50)}, ${ms(p99)}`,
      reach: 'p99 ≤ 500 ms',
      reached: p99 <= 500,
    },
  ];
}
