import { statuses } from '../../src/contract/statuses.js';
import type { ScoringWorld } from './scoring-world.js';
import type { Seeded } from './seeded.js';

export interface RandomBacklog {
  requests: string[];
  customers: string[];
  persons: string[];
}

const PLANS = ['Free', 'Pro', 'Enterprise'];

/**
 * Companies of several people, people who pay for themselves, free and unknown ones, visitors; requests of every
 * status, with and without effort; votes old and new, some withdrawn. Not scored yet.
 */
export async function randomBacklog(
  world: ScoringWorld,
  random: Seeded,
  sizes: { requests: number; companies: number; persons: number; votes: number },
): Promise<RandomBacklog> {
  const customers: string[] = [];
  const persons: string[] = [];
  const requests: string[] = [];
  for (let i = 0; i < sizes.companies; i++) {
    const monthlyCents = random.chance(0.2) ? random.pick([0, null]) : 1 + random.below(5_000_00);
    customers.push(await world.company(monthlyCents, { name: `Company ${i}`, plan: random.pick(PLANS) }));
  }
  for (let i = 0; i < sizes.persons; i++) {
    if (random.chance(0.15)) persons.push(await world.anonymous());
    else if (random.chance(0.7))
      persons.push(await world.person({ customer: random.pick(customers) }, `Person ${i}`));
    else {
      const plan = random.pick(PLANS);
      persons.push(
        await world.person({ monthlyCents: random.pick([null, 0, 900, 2_900]), plan }, `Person ${i}`),
      );
    }
  }
  for (let i = 0; i < sizes.requests; i++) {
    const status = random.chance(0.2) ? random.pick(statuses) : 'underReview';
    requests.push(
      await world.request(`Request ${i}`, {
        status,
        ...(random.chance(0.5) && { effort: 1 + random.below(100) }),
      }),
    );
  }
  for (let i = 0; i < sizes.votes; i++) {
    // The first requests are the popular ones.
    const request = requests[Math.floor(requests.length * random.next() ** 2)]!;
    const vote = { daysAgo: random.next() * 200, active: random.chance(0.9) };
    await world.vote(request, random.pick(persons), vote);
  }
  return { requests, customers, persons };
}
