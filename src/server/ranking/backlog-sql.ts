import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { RowExtra } from '../../contract/backlog.dto.js';
import type { BuiltInLens } from '../../contract/lenses.js';
import type { Status } from '../../contract/statuses.js';
import type { FoundLens } from './lens-finder.js';

/** Which rows of the backlog. */
export interface BacklogFilter {
  statuses: readonly Status[];
  tags: readonly string[];
  words: string | null;
  plan: string | null;
  company: string | null;
  since: Date | null;
  /** The id of the member whose requests they are. */
  mine: string | null;
}

/** Whether all requests of the statuses pass. */
export function isUnfiltered({ tags, words, plan, company, since, mine }: BacklogFilter): boolean {
  return tags.length === 0 && [words, plan, company, since, mine].every((part) => part === null);
}

/** What rows carry beside their numbers, and as of when. */
export interface RowOptions {
  include: readonly RowExtra[];
  /** ISO 8601. */
  today: string;
}

const rankThen: Record<BuiltInLens, Sql> = {
  revenue: sql`revenue_rank`,
  balanced: sql`balanced_rank`,
  votes: sql`votes_rank`,
  trending: sql`trending_rank`,
};

/**
 * The condition that a row of `request` passes. Each part that looks at votes reads one index range per request or
 * per customer.
 */
export function filterSql(filter: BacklogFilter, projectId: number): Sql {
  const { statuses, tags, words, plan, company, since, mine } = filter;
  const votes = sql`select from vote where vote.project_id = ${projectId}
    and vote.request_id = request.id and vote.active`;
  const conditions = [
    sql`request.status = any(${statuses}::text[]) and request.merged_into is null`,
    tags.length > 0 && sql`request.tags @> ${tags}::text[]`,
    words !== null && wordsSql(words),
    plan !== null &&
      sql`exists (${votes} and vote.customer_id in (
        select id from customer where customer.project_id = ${projectId} and customer.plan = ${plan}))`,
    company !== null && sql`exists (${votes} and vote.customer_id = ${company})`,
    since !== null &&
      sql`exists (select from request_score where request_score.project_id = ${projectId}
        and request_score.request_id = request.id and request_score.last_vote_at >= ${since})`,
    mine !== null && sql`(request.created_by = ${mine} or exists (${votes} and vote.cast_by = ${mine}))`,
  ];
  return join(
    conditions.filter((condition) => condition !== false),
    ' and ',
  );
}

/** Words of title and text, in any language, or any part of the title. */
function wordsSql(words: string): Sql {
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(request.search @@ websearch_to_tsquery('simple', search_text(${words})) or request.title ilike ${part})`;
}

/**
 * Rows as the backlog shows them, for `picked`: a query of at most a page of `request_id`, `rank`, `score`, and
 * whatever `more` selects of it.
 */
export function rowsSql(
  picked: Sql,
  found: FoundLens,
  projectId: number,
  { include, today }: RowOptions,
  more: Sql = empty,
): Sql {
  const { stored } = found;
  const then = stored && stored !== 'default' ? rankThen[stored] : sql`null::integer`;
  return sql`
    with picked as (${picked})
    select picked.request_id::text as id, picked.rank::integer as rank, week_ago.rank as "rank7DaysAgo",
           request.title, request.status, request.tags, request.effort, picked.score,
           signals.monthly_cents as "monthlyCents", signals.paying_customers as "payingCustomers",
           signals.voters, signals.verified_voters as "verifiedVoters",
           signals.anonymous_voters as "anonymousVoters", signals.free_voters as "freeVoters",
           signals.last_vote_at as "lastVoteAt", request.created_at as "createdAt"
           ${include.includes('trend') ? sql`, trend.points as trend` : empty}
           ${include.includes('plans') ? sql`, plans.parts as plans` : empty}
           ${more}
      from picked
      join request on request.project_id = ${projectId} and request.id = picked.request_id
      join request_score as signals
        on signals.project_id = ${projectId} and signals.request_id = picked.request_id
      left join lateral (
        select ${then} as rank
          from rank_history
         where project_id = ${projectId} and request_id = picked.request_id and day <= ${today}::date - 7
         order by day desc
         limit 1
      ) as week_ago on true
      ${include.includes('trend') ? trendSql(projectId, today) : empty}
      ${include.includes('plans') ? plansSql : empty}`;
}

const plansSql = sql`cross join lateral (
    select coalesce(json_agg(json_build_object('plan', plan, 'monthlyCents', cents) order by cents desc, plan), '[]') as parts
      from unnest(signals.plans, signals.plan_cents) as share (plan, cents)
  ) as plans`;

function trendSql(projectId: number, today: string): Sql {
  return sql`cross join lateral (
    select coalesce(json_agg(json_build_object('day', day, 'voters', voters, 'monthlyCents', monthly_cents)
                              order by day), '[]') as points
      from rank_history
     where project_id = ${projectId} and request_id = picked.request_id and day > ${today}::date - 30
  ) as trend`;
}
