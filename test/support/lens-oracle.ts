import sql from 'sql-template-tag';
import type { LensSpecDto } from '../../src/contract/lenses.dto.js';
import type { Connection } from '../../src/server/platform/database/database.js';

/** What a lens is computed from, as plain objects. */
export interface LensWorld {
  customers: Map<string, { monthlyCents: number; plan: string | null }>;
  votes: { requestId: string; personId: string; customerId: string | null; votedAt: number }[];
  requests: { id: string; open: boolean; effort: number | null; voters: number; createdAt: number }[];
  numbers: { free: number; anonymous: number; halfLifeDays: number; landmark: number };
}

const DAY = 86_400;

export async function readLensWorld(db: Connection, projectId: number): Promise<LensWorld> {
  const customers = await db.rows<{ id: string; monthlyCents: number | null; plan: string | null }>(sql`
    select id::text, monthly_cents as "monthlyCents", plan from customer where project_id = ${projectId}`);
  const votes = await db.rows<LensWorld['votes'][number]>(sql`
    select request_id::text as "requestId", person_id::text as "personId", customer_id::text as "customerId",
           extract(epoch from voted_at)::float8 as "votedAt"
      from vote where project_id = ${projectId} and active`);
  const requests = await db.rows<Omit<LensWorld['requests'][number], 'voters'>>(sql`
    select id::text, effort, extract(epoch from created_at)::float8 as "createdAt",
           status in ('underReview', 'planned', 'inProgress') and merged_into is null as open
      from request where project_id = ${projectId}`);
  const numbers = await db.row<LensWorld['numbers']>(sql`
    select free_vote_cents as free, anonymous_vote_cents as anonymous, half_life_days as "halfLifeDays",
           extract(epoch from landmark)::float8 as landmark
      from project_ranking where project_id = ${projectId}`);
  return {
    customers: new Map(
      customers.map(({ id, monthlyCents, plan }) => [id, { monthlyCents: monthlyCents ?? 0, plan }]),
    ),
    votes,
    requests: requests.map((request) => ({
      ...request,
      voters: votes.filter(({ requestId }) => requestId === request.id).length,
    })),
    numbers: numbers!,
  };
}

/** docs/ranking.md section 2 once more, slowly: the score of each request under a lens, whatever it counts. */
export function scoresUnder(world: LensWorld, spec: LensSpecDto): Map<string, number> {
  const { weights = {}, exponent = 1, plans, withoutCustomers = [], votesSince, effort = false } = spec;
  const free = weights.freeVoteCents ?? world.numbers.free;
  const anonymous = Math.min(weights.anonymousVoteCents ?? world.numbers.anonymous, free);
  const halfLife = (weights.halfLifeDays ?? world.numbers.halfLifeDays) * DAY;
  const since = votesSince === undefined ? -Infinity : Date.parse(votesSince) / 1000;

  const counted = world.votes.filter(({ customerId, votedAt }) => {
    if (votedAt < since) return false;
    if (customerId !== null && withoutCustomers.includes(customerId)) return false;
    if (!plans) return true;
    const plan = customerId === null ? null : world.customers.get(customerId)!.plan;
    return plan !== null && plans.includes(plan);
  });

  const points = (weight: number, votedAt: number): number => {
    const w = weight ** exponent;
    if (spec.lens === 'revenue') return Math.round(w);
    if (spec.lens === 'balanced') return Math.round(1000 * Math.log2(1 + w / 100));
    return w * 2 ** ((votedAt - world.numbers.landmark) / halfLife);
  };

  return new Map(
    world.requests.map(({ id, effort: divisor }) => {
      const votes = counted.filter(({ requestId }) => requestId === id);
      const score = spec.lens === 'votes' ? votes.length : sum(contributors(votes));
      return [id, effort ? score / (divisor ?? 1) : score];
    }),
  );

  function contributors(votes: LensWorld['votes']): number[] {
    const newest = new Map<string, number>();
    const others: number[] = [];
    for (const { customerId, votedAt } of votes) {
      if (customerId === null) others.push(points(anonymous, votedAt));
      else if (world.customers.get(customerId)!.monthlyCents === 0) others.push(points(free, votedAt));
      else newest.set(customerId, Math.max(newest.get(customerId) ?? -Infinity, votedAt));
    }
    const paying = [...newest].map(([id, votedAt]) => points(world.customers.get(id)!.monthlyCents, votedAt));
    return [...paying, ...others];
  }
}

/** The open requests in the order of `scores`; those of equal score by voters, age and id. */
export function rankingUnder({ requests }: LensWorld, scores: Map<string, number>): string[] {
  return requests
    .filter(({ open }) => open)
    .toSorted(
      (a, b) =>
        scores.get(b.id)! - scores.get(a.id)! ||
        b.voters - a.voters ||
        a.createdAt - b.createdAt ||
        Number(a.id) - Number(b.id),
    )
    .map(({ id }) => id);
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
