import { setTimeout as sleep } from 'node:timers/promises';
import type { RankingDto } from '../../src/contract/ranking.dto.js';
import { Voters } from '../generator/voters.js';
import { ms, type Figure } from '../figures.js';
import type { Server } from '../http/server.js';
import { percentile, residentMb } from '../measure.js';
import type { Options } from '../options.js';
import type { World } from '../world.js';
import { atRate, drained, RATE } from './votes.js';

const GROUP = 'A new half-life, prepared and changed over to';

/** Its progress, and how long votes take meanwhile, beside how long they take without; and what it leaves in memory. */
export async function rescale(world: World, server: Server, options: Options): Promise<Figure[]> {
  const voters = await Voters.of(world, options.seed + 2);
  await drained(world);
  const idle = await atRate(world, voters, options.seconds);
  const memory = [await residentMb(server.pid)];
  const meanwhile: number[] = [];
  const changing = { rebuilt: null as Rebuilt | null };
  const changed = change(world).then((rebuilt) => (changing.rebuilt = rebuilt));
  while (changing.rebuilt === null) {
    const { latencies } = await atRate(world, voters, 1);
    // What was cast after it had ended says nothing.
    if (changing.rebuilt === null || meanwhile.length === 0) meanwhile.push(...latencies);
  }
  const { seconds, states } = await changed;
  memory.push(await residentMb(server.pid));
  const [before, during] = [percentile(idle.latencies, 0.99), percentile(meanwhile, 0.99)];
  return [
    {
      group: GROUP,
      what: `${seconds.toFixed(1)} s, ${states} states of progress: p99 of ${RATE} votes/s meanwhile`,
      measured: ms(during),
      beside: `${ms(before)} without`,
      ratio: during / before,
      reach: '≤ 2 ×',
      reached: during / before <= 2,
    },
    {
      group: GROUP,
      what: 'memory of the server, which votes and drains: before, after',
      measured: memory.map((megabytes) => `${megabytes ?? '?'} MB`).join(', '),
    },
  ];
}

interface Rebuilt {
  seconds: number;
  /** Different ones that were seen. */
  states: number;
}

async function change({ product, project }: World): Promise<Rebuilt> {
  const path = `/api/projects/${project.id}/ranking`;
  const started = performance.now();
  const states = new Set<number>();
  await product.call('PATCH', path, project.cookie, { halfLifeDays: 60 });
  for (;;) {
    const { rebuild } = await product.call<RankingDto>('GET', path, project.cookie);
    if (!rebuild) return { seconds: (performance.now() - started) / 1000, states: states.size };
    states.add(rebuild.done);
    await sleep(50);
  }
}
