import sql from 'sql-template-tag';
import type { WhatIfDto } from '../../src/contract/what-if.dto.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../../src/server/platform/access.js';
import { WhatIf } from '../../src/server/ranking/what-if.js';
import { spread, type Figure } from '../figures.js';
import { interleave, type Subject } from '../measure.js';
import type { Options } from '../options.js';
import type { World } from '../world.js';

const GROUP = 'What-if over all open requests';
const DAY_MS = 86_400_000;

/** Where stored sums suffice, and where votes are read. */
export async function whatIfs(world: World, { rounds }: Options): Promise<Figure[]> {
  const customers = await world.product.db.rows<{ id: string }>(sql`
    select id::text from customer where project_id = ${world.project.rowId}
     order by monthly_cents desc nulls last limit 3`);
  const fromSums: Record<string, Partial<WhatIfDto>> = {
    weights: { weights: { freeVoteCents: 2_500, anonymousVoteCents: 100 } },
    'weights under trending': { lens: 'trending', weights: { freeVoteCents: 2_500 } },
    effort: { effort: true },
  };
  const fromVotes: Record<string, Partial<WhatIfDto>> = {
    'without the three largest': { withoutCustomers: customers.map(({ id }) => id) },
    'two plans': { plans: ['Team', 'Enterprise'] },
    'votes of 90 days': { votesSince: new Date(Date.now() - 90 * DAY_MS).toISOString() },
    'votes of 600 days': { votesSince: new Date(Date.now() - 600 * DAY_MS).toISOString() },
    'exponent 0.5': { exponent: 0.5 },
    'another half-life under trending': { lens: 'trending', weights: { halfLifeDays: 90 } },
  };
  return [
    ...(await measured(world, fromSums, { rounds, times: 5, most: 100, from: 'from stored sums' })),
    ...(await measured(world, fromVotes, { rounds, times: 1, most: 1000, from: 'from the votes' })),
  ];
}

async function measured(
  world: World,
  changes: Record<string, Partial<WhatIfDto>>,
  { rounds, times, most, from }: { rounds: number; times: number; most: number; from: string },
): Promise<Figure[]> {
  const subjects = Object.entries(changes).map(([name, change]) => [name, subject(world, change, times)]);
  const timings = await interleave(Object.fromEntries(subjects) as Record<string, Subject>, { rounds });
  return Object.entries(timings).map(([name, timing]) => ({
    group: GROUP,
    what: `${name}, ${from}`,
    measured: spread(timing),
    reach: `≤ ${most} ms`,
    reached: timing.median <= most,
  }));
}

function subject({ product, project }: World, change: Partial<WhatIfDto>, times: number): Subject {
  const [who, where] = [{ id: '1' } as CurrentMemberInfo, { id: project.rowId } as CurrentProjectInfo];
  return {
    times,
    run: () => product.part(WhatIf).answer(who, where, { limit: 200, ...change }),
  };
}
