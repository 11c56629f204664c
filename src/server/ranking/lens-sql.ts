import sql, { empty, type Sql } from 'sql-template-tag';
import { pointsOf, sumsSuffice, type Lens } from './lens.js';
import { DECAY_LIMIT, type Decay } from './score.js';

const DAY_SECONDS = 86_400;

/**
 * What a vote of `votedAt` counts under trending: `decay` of score.ts, in SQL. `votedAt` is a timestamptz. A vote is
 * read for every rerank of its request, so it is as cheap as it gets: `extract` looks its unit up by name for each
 * row, where the subtraction that PostgreSQL keeps for ranges gives seconds at once; `exp` beats `power`.
 */
export function decaySql(votedAt: Sql, { landmark, halfLifeDays }: Decay): Sql {
  const seconds = sql`tstzrange_subdiff(${votedAt}, ${landmark.toISOString()}::timestamptz)`;
  const exponent = sql`${seconds} * ${Math.LN2 / (halfLifeDays * DAY_SECONDS)}::float8`;
  const limit = DECAY_LIMIT * Math.LN2;
  return sql`exp(least(greatest(${exponent}, ${-limit}::float8), ${limit}::float8))`;
}

/** Of which requests: these, or all that have been scored, or the open ones of them. */
export type Which = readonly string[] | 'all' | 'open';

/**
 * The contributors of requests under `lens`, from their active votes: one row per request and customer, and one per
 * request for the anonymous. Columns: `request_id`, `customer_id` (null: anonymous), `monthly_cents`, `kind`
 * (`customer`, `free`, `anonymous`), `voters` (persons), `points` (float8, whole but under trending).
 * Each request is one range of an index, in the order of its customers: nothing is sorted or hashed to group votes.
 */
export function contributorsSql(lens: Lens, projectId: number, which: Which): Sql {
  const { base, plans, withoutCustomers, votesSince } = lens;
  const trending = base === 'trending';
  // What a free or an anonymous voter's points are multiplied by.
  const times = trending ? sql`contributor.decays` : sql`contributor.voters`;
  return sql`
    select contributor.request_id, contributor.customer_id, contributor.voters, customer.monthly_cents,
           case when customer.monthly_cents > 0 then 'customer'
                when contributor.customer_id is not null then 'free'
                else 'anonymous' end as kind,
           case when customer.monthly_cents > 0 then (${payingPointsSql(lens)})::float8
                when contributor.customer_id is not null then
                  ${times} * ${pointsOf(lens.freeVoteCents, lens)}::float8
                else ${times} * ${pointsOf(lens.anonymousVoteCents, lens)}::float8 end as points
      from (
        select asked.request_id, v.*
          from (${askedSql(projectId, which)}) as asked
         cross join lateral (
        select vote.customer_id, count(*)::int as voters
               ${trending ? sql`, max(vote.voted_at) as voted_at, sum(${decaySql(sql`vote.voted_at`, lens)}) as decays` : empty}
          from vote
         where vote.project_id = ${projectId} and vote.request_id = asked.request_id and vote.active
           ${votesSince ? sql`and vote.voted_at >= ${votesSince}::timestamptz` : empty}
           ${withoutCustomers.length > 0 ? withoutSql(withoutCustomers) : empty}
         group by vote.customer_id
         ) as v
      ) as contributor
      left join customer on customer.project_id = ${projectId} and customer.id = contributor.customer_id
     ${plans ? sql`where customer.plan = any(${plans}::text[])` : empty}`;
}

/**
 * Scores under `lens`, from the votes: `request_id`, `score` (float8). A request that nobody contributes to has no
 * row: its score is 0. The drain scores a saved default lens with it.
 */
export function scoresSql(lens: Lens, projectId: number, which: Which): Sql {
  return dividedByEffort(
    lens,
    projectId,
    sql`select request_id, sum(points) as score
          from (${contributorsSql(lens, projectId, which)}) as contributor
         group by request_id`,
  );
}

/** The same from the sums that are stored, for a lens whose `sumsSuffice`: no vote is read. */
export function scoresFromSumsSql(lens: Lens, projectId: number): Sql {
  return dividedByEffort(
    lens,
    projectId,
    sql`select request_id, (${sumSql(lens)})::float8 as score from request_score where project_id = ${projectId}`,
  );
}

/** The cheaper of the two; `stored` is the scale of the stored sums. */
export function cheapestScoresSql(
  lens: Lens,
  stored: Decay,
  projectId: number,
  which: 'all' | 'open' = 'all',
): Sql {
  return sumsSuffice(lens, stored) ? scoresFromSumsSql(lens, projectId) : scoresSql(lens, projectId, which);
}

/** A request's score under a lens whose `sumsSuffice`, before effort, from the columns of `request_score`. */
export function sumSql(lens: Lens): Sql {
  const free = sql`${pointsOf(lens.freeVoteCents, lens)}::float8`;
  const anonymous = sql`${pointsOf(lens.anonymousVoteCents, lens)}::float8`;
  return {
    revenue: sql`monthly_cents + free_voters * ${free} + anonymous_voters * ${anonymous}`,
    balanced: sql`balanced_points + free_voters * ${free} + anonymous_voters * ${anonymous}`,
    votes: sql`voters`,
    trending: sql`trend_cents + trend_free * ${free} + trend_anonymous * ${anonymous}`,
  }[lens.base];
}

function askedSql(projectId: number, which: Which): Sql {
  if (typeof which !== 'string') return sql`select * from unnest(${which}::bigint[]) as given (request_id)`;
  const open = which === 'open' ? sql`and open` : empty;
  return sql`select request_id from request_score where project_id = ${projectId} ${open}`;
}

function withoutSql(customers: readonly string[]): Sql {
  return sql`and (vote.customer_id is null or vote.customer_id <> all(${customers}::bigint[]))`;
}

function dividedByEffort(lens: Lens, projectId: number, scores: Sql): Sql {
  if (!lens.effort) return scores;
  return sql`
    select scored.request_id, scored.score / coalesce(request.effort, 1) as score
      from (${scores}) as scored
      join request on request.project_id = ${projectId} and request.id = scored.request_id`;
}

/** Points of a paying customer; with the exponent 1 only integers that score.ts has computed are added. */
function payingPointsSql(lens: Lens): Sql {
  const plain = lens.exponent === 1;
  const weight = plain
    ? sql`customer.monthly_cents`
    : sql`power(customer.monthly_cents::float8, ${lens.exponent}::float8)`;
  return {
    revenue: plain ? weight : sql`round(${weight})`,
    balanced: plain
      ? sql`customer.balanced_points`
      : sql`round(1000 * ln(1 + ${weight} / 100) / ln(2::float8))`,
    votes: sql`contributor.voters`,
    trending: sql`${weight} * ${decaySql(sql`contributor.voted_at`, lens)}`,
  }[lens.base];
}
