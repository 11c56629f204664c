import sql, { raw, type Sql } from 'sql-template-tag';
import { chanceSql } from './people-sql.js';
import { Random } from './random.js';
import { primeFrom, tail, type Sizes } from './sizes.js';

const AGE_DAYS = 730;
/** Of all votes. */
const WITHDRAWN = 0.03;
const HISTORY_DAYS = [0, 3, 6, 9, 13, 17, 21, 25, 29, 40];

/** Requests of all ages and statuses; a request's id says nothing about how much it is wanted. */
export function requestsSql(projectId: number, { requests, persons }: Sizes, seed: number): Sql {
  const status = chanceSql(raw('n'), seed + 10);
  return sql`
    insert into request (project_id, id, title, body, status, author_id, effort, tags, created_at)
    overriding system value
    select ${projectId}::int, n, 'Request ' || n || ' about ' || md5(n::text),
           'It would save us an hour a week, ' || md5('body' || n),
           case when ${status} < 0.6 then 'underReview' when ${status} < 0.75 then 'planned'
                when ${status} < 0.85 then 'inProgress' when ${status} < 0.95 then 'shipped' else 'declined' end,
           1 + floor(${chanceSql(raw('n'), seed + 11)} * ${persons}::int)::bigint,
           case when n % 2 = 0 then 1 + n % 100 end,
           case when n % 3 = 0 then array['tag' || n % 20] else '{}' end,
           now() - ${chanceSql(raw('n'), seed + 12)} * ${AGE_DAYS}::int * interval '1 day'
      from generate_series(1, ${requests}::bigint) n`;
}

/**
 * Votes in the order in which they were cast. Whose they are is an arithmetic sequence modulo a prime, another one
 * for each request: distinct people without remembering any.
 */
export function votesSql(projectId: number, sizes: Sizes, seed: number): Sql {
  const random = new Random(seed);
  const counts = random.shuffled(tail(sizes));
  const prime = primeFrom(sizes.persons);
  const [steps, starts] = [
    counts.map(() => random.between(1, prime)),
    counts.map(() => random.between(0, prime)),
  ];
  const vote = sql`request.id * 1000003 + person.id`;
  return sql`
    insert into vote (project_id, request_id, person_id, customer_id, active, changed_at, voted_at)
    select ${projectId}::int, request_id, person_id, customer_id, active, at, at
      from (
        select request.id as request_id, person.id as person_id, person.customer_id,
               ${chanceSql(vote, seed + 20)} >= ${WITHDRAWN}::float8 as active,
               request.created_at + ${chanceSql(vote, seed + 21)} * (now() - request.created_at) as at
          from unnest(${counts}::int[], ${steps}::bigint[], ${starts}::bigint[])
                 with ordinality as wanted (count, step, start, request_id)
          join request on request.project_id = ${projectId} and request.id = wanted.request_id
         cross join generate_series(0, wanted.count - 1) as nth
          join person on person.project_id = ${projectId}
                     and person.id = 1 + (wanted.start + wanted.step * nth) % ${prime}::bigint
      ) as drawn
     order by at`;
}

/** What the daily job has kept of the last weeks. */
export function historySql(projectId: number): Sql {
  return sql`
    insert into rank_history (project_id, request_id, day, voters, monthly_cents, revenue_rank, revenue_score,
                              balanced_rank, balanced_score, votes_rank, trending_rank, trending_score)
    select ${projectId}::int, request_id, current_date - ago, voters, monthly_cents, place, revenue_score,
           place, balanced_score, place, place, trending_score
      from (
        select *, row_number() over (order by revenue_score desc, request_id) as place
          from request_score where project_id = ${projectId}
      ) as score
     cross join unnest(${HISTORY_DAYS}::int[]) as ago`;
}
