import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { openStatuses } from '../../contract/statuses.js';
import { completed, type LensSpec, type Scale } from './lens.js';
import { decaySql, scoresSql } from './lens-sql.js';
import type { ProjectRanking } from './project-ranking.repository.js';
import type { Decay } from './score.js';

/** What a request without voters has 0 of. */
const COUNTED = [
  'voters',
  'verified_voters',
  'anonymous_voters',
  'free_voters',
  'paying_customers',
  'monthly_cents',
  'balanced_points',
];
/** Pairs: the n-th amount is what the customers on the n-th plan pay. */
const SHARES = ['plans', 'plan_cents'];
const DECAYED = ['trend_cents', 'trend_free', 'trend_anonymous'];

/**
 * The signals of requests as their votes have them now, in the columns of `request_score`: one row for each of
 * `requestIds` that there is. Where a rebuild is under way, with the `next_` columns that it prepares.
 */
export function freshSql(projectId: number, ranking: ProjectRanking, requestIds: readonly string[]): Sql {
  const next = ranking.rebuild && { ...ranking, ...ranking.rebuild.next };
  const summed = [...COUNTED, ...DECAYED, ...(next ? DECAYED.map((column) => `next_${column}`) : [])];
  const now = defaultScoreSql('default_score', ranking.defaultSpec, ranking, projectId, requestIds);
  const then = next
    ? defaultScoreSql('next_default_score', next.defaultSpec, next, projectId, requestIds)
    : { column: empty, from: empty };
  return sql`
    select r.id as request_id, r.created_at,
           r.merged_into is null and r.status = any (${openStatuses}::text[]) as open,
           ${join(summed.map((column) => sql`coalesce(s.${raw(column)}, 0) as ${raw(column)}`))},
           ${join(SHARES.map((column) => sql`coalesce(s.${raw(column)}, '{}') as ${raw(column)}`))},
           s.last_vote_at
           ${now.column} ${then.column}
      from request r
      left join (${signalsSql(projectId, requestIds, ranking, next)}) as s on s.request_id = r.id
      ${now.from} ${then.from}
     where r.project_id = ${projectId} and r.id = any (${requestIds}::bigint[])
  `;
}

/**
 * docs/ranking.md section 1, from the active votes, and the sums that scores are linear in: one row for each request
 * that has a voter. Each request is one range of an index, read in the order of its customers, so that a customer
 * is counted once without sorting or hashing votes. Contributors are added up by kind and plan first, in one pass.
 */
function signalsSql(projectId: number, requestIds: readonly string[], now: Decay, next: Decay | null): Sql {
  const scales = [{ prefix: '', decay: now }, ...(next ? [{ prefix: 'next_', decay: next }] : [])];
  // Materialized: else a planner sorts all contributors for the order of a few plans.
  return sql`
    with kinds as materialized (${kindsSql(projectId, requestIds, scales)})
    select request_id,
           sum(voters) as voters,
           sum(voters) filter (where kind <> ${ANONYMOUS}) as verified_voters,
           sum(voters) filter (where kind = ${ANONYMOUS}) as anonymous_voters,
           sum(voters) filter (where kind = ${FREE}) as free_voters,
           sum(customers) filter (where kind = ${PAYING}) as paying_customers,
           sum(monthly_cents)::bigint as monthly_cents,
           sum(balanced_points)::bigint as balanced_points,
           array_agg(plan order by plan) filter (where kind = ${PAYING}) as plans,
           array_agg(monthly_cents order by plan) filter (where kind = ${PAYING}) as plan_cents,
           max(last_vote_at) as last_vote_at,
           ${join(
             scales.map(
               ({ prefix }) => sql`
           sum(${raw(prefix)}trend_cents) as ${raw(prefix)}trend_cents,
           sum(${raw(prefix)}decays) filter (where kind = ${FREE}) as ${raw(prefix)}trend_free,
           sum(${raw(prefix)}decays) filter (where kind = ${ANONYMOUS}) as ${raw(prefix)}trend_anonymous`,
             ),
           )}
      from kinds
     group by request_id
  `;
}

/** Kinds of contributors. As numbers they are cheap to group by; in the text of the statement, they fold. */
const [PAYING, FREE, ANONYMOUS] = [raw('2'), raw('1'), raw('0')];

interface TrendScale {
  prefix: string;
  decay: Decay;
}

/** The contributors of each request, added up by kind and plan. A paying one trends by its newest vote. */
function kindsSql(projectId: number, requestIds: readonly string[], scales: readonly TrendScale[]): Sql {
  return sql`
    select b.request_id,
           case when paying.id is not null then ${PAYING}
                when v.customer_id is not null then ${FREE} else ${ANONYMOUS} end as kind,
           paying.plan,
           sum(v.voters) as voters,
           count(*) as customers,
           sum(paying.monthly_cents)::bigint as monthly_cents,
           sum(paying.balanced_points)::bigint as balanced_points,
           max(v.voted_at) as last_vote_at,
           ${join(scales.map(trendSql))}
      from unnest(${requestIds}::bigint[]) as b (request_id)
     cross join lateral (
       select vote.customer_id, count(*)::int as voters, max(vote.voted_at) as voted_at,
              ${join(
                scales.map(
                  ({ prefix, decay }) =>
                    sql`sum(${decaySql(sql`vote.voted_at`, decay)}) as ${raw(prefix)}decays`,
                ),
              )}
         from vote
        where vote.project_id = ${projectId} and vote.request_id = b.request_id and vote.active
        group by vote.customer_id
     ) as v
      left join customer as paying
        on paying.project_id = ${projectId} and paying.id = v.customer_id and paying.monthly_cents > 0
     group by 1, 2, 3
  `;
}

function trendSql({ prefix, decay }: TrendScale): Sql {
  const decays = sql`v.${raw(prefix)}decays`;
  const newest = sql`case when v.voters = 1 then ${decays} else ${decaySql(sql`v.voted_at`, decay)} end`;
  return sql`sum(paying.monthly_cents * ${newest}) as ${raw(prefix)}trend_cents,
           sum(${decays}) as ${raw(prefix)}decays`;
}

/** A column of the default lens's scores and what to join for it; null where that is a built-in lens. */
function defaultScoreSql(
  column: 'default_score' | 'next_default_score',
  spec: LensSpec | null,
  scale: Scale,
  projectId: number,
  requestIds: readonly string[],
): { column: Sql; from: Sql } {
  if (!spec) return { column: sql`, null::float8 as ${raw(column)}`, from: empty };
  const alias = raw(`${column}s`);
  return {
    column: sql`, coalesce(${alias}.score, 0)::float8 as ${raw(column)}`,
    from: sql`
      left join (${scoresSql(completed(spec, scale), projectId, requestIds)}) as ${alias}
        on ${alias}.request_id = r.id`,
  };
}
