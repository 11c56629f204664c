import sql from 'sql-template-tag';
import type { Connection } from '../../src/server/platform/database/database.js';

/** The committed rows that scores are a function of, as plain objects. */
interface World {
  persons: { id: string; mergedInto: string | null; customerId: string | null }[];
  customers: { id: string; monthlyCents: number | null }[];
  votes: {
    requestId: string;
    personId: string;
    customerId: string | null;
    active: boolean;
    votedAt: number;
  }[];
  requests: { id: string; status: string; mergedInto: string | null; createdAt: string }[];
  weights: { free: number; anonymous: number; halfLifeDays: number; landmark: number };
}

export interface Expected {
  requestId: string;
  open: boolean;
  voters: number;
  verifiedVoters: number;
  anonymousVoters: number;
  payingCustomers: number;
  monthlyCents: number;
  freeVoters: number;
  revenue: number;
  balanced: number;
  trending: number;
}

const DAY = 86_400;

export async function readWorld(db: Connection, projectId: number): Promise<World> {
  const [ranking] = await db.rows<World['weights']>(sql`
    select free_vote_cents as free, anonymous_vote_cents as anonymous, half_life_days as "halfLifeDays",
           extract(epoch from landmark)::float8 as landmark
      from project_ranking where project_id = ${projectId}`);
  return {
    persons: await db.rows(sql`
      select id::text, merged_into::text as "mergedInto", customer_id::text as "customerId"
        from person where project_id = ${projectId}`),
    customers: await db.rows(sql`
      select id::text, monthly_cents as "monthlyCents" from customer where project_id = ${projectId}`),
    votes: await db.rows(sql`
      select request_id::text as "requestId", person_id::text as "personId", customer_id::text as "customerId",
             active, extract(epoch from voted_at)::float8 as "votedAt"
        from vote where project_id = ${projectId}`),
    requests: await db.rows(sql`
      select id::text, status, merged_into::text as "mergedInto", created_at::text as "createdAt"
        from request where project_id = ${projectId}`),
    weights: ranking!,
  };
}

/** docs/ranking.md once more, one request at a time and as slowly as it likes. */
export function expectedOf(world: World): Expected[] {
  const revenueOf = new Map(world.customers.map(({ id, monthlyCents }) => [id, monthlyCents ?? 0]));
  const customerOf = new Map(world.persons.map(({ id, customerId }) => [id, customerId]));
  const { free, anonymous, halfLifeDays, landmark } = world.weights;
  const balanced = (cents: number) => Math.round(1000 * Math.log2(1 + cents / 100));
  const grown = (votedAt: number) => 2 ** ((votedAt - landmark) / (halfLifeDays * DAY));

  return world.requests.map((request) => {
    const votes = world.votes.filter((vote) => vote.requestId === request.id && vote.active);
    const newest = new Map<string, number>();
    const tally = { free: 0, anonymous: 0, revenue: 0, balanced: 0, trending: 0 };
    for (const { personId, votedAt } of votes) {
      const customer = customerOf.get(personId) ?? null;
      if (customer === null) {
        tally.anonymous += 1;
        tally.trending += anonymous * grown(votedAt);
      } else if (revenueOf.get(customer)! > 0) {
        newest.set(customer, Math.max(newest.get(customer) ?? -Infinity, votedAt));
      } else {
        tally.free += 1;
        tally.trending += free * grown(votedAt);
      }
    }
    for (const [customer, votedAt] of newest) {
      const cents = revenueOf.get(customer)!;
      tally.revenue += cents;
      tally.balanced += balanced(cents);
      tally.trending += cents * grown(votedAt);
    }
    return {
      requestId: request.id,
      open: request.mergedInto === null && ['underReview', 'planned', 'inProgress'].includes(request.status),
      voters: votes.length,
      verifiedVoters: votes.length - tally.anonymous,
      anonymousVoters: tally.anonymous,
      payingCustomers: newest.size,
      monthlyCents: tally.revenue,
      freeVoters: tally.free,
      revenue: tally.revenue + tally.free * free + tally.anonymous * anonymous,
      balanced: tally.balanced + tally.free * balanced(free) + tally.anonymous * balanced(anonymous),
      trending: tally.trending,
    };
  });
}

/** What the drain stored, in the oracle's shape. */
export async function storedScores(db: Connection, projectId: number): Promise<Expected[]> {
  return db.rows(sql`
    select request_id::text as "requestId", open, voters, verified_voters as "verifiedVoters",
           anonymous_voters as "anonymousVoters", paying_customers as "payingCustomers",
           monthly_cents as "monthlyCents", free_voters as "freeVoters", revenue_score as revenue,
           balanced_score as balanced, trending_score as trending
      from request_score where project_id = ${projectId}`);
}

/** Rows that must not exist: anything that points at a merged person, and copies that differ from their source. */
export function brokenPromises({ persons, votes }: World): string[] {
  const merged = new Set(persons.filter((person) => person.mergedInto !== null).map(({ id }) => id));
  const customerOf = new Map(persons.map(({ id, customerId }) => [id, customerId]));
  return votes.flatMap((vote) => [
    ...(merged.has(vote.personId) ? [`a vote points at the merged person ${vote.personId}`] : []),
    ...(vote.customerId === customerOf.get(vote.personId)
      ? []
      : [
          `the vote of ${vote.personId} names customer ${vote.customerId}, the person ${customerOf.get(vote.personId)}`,
        ]),
  ]);
}
