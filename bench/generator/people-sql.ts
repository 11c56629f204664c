import sql, { raw, type Sql } from 'sql-template-tag';
import type { Prices } from './prices.js';
import type { Sizes } from './sizes.js';

/** How many of all persons are anonymous, and how many have a company; the rest pay for themselves, or do not pay. */
const ANONYMOUS = 0.1;
const IN_COMPANY = 0.7;
/** Of companies, and of people without one. */
const PAYING_COMPANIES = 0.8;
const PAYING_PEOPLE = 0.3;
/**
 * What is known of people is newer than any token of the run: a widget opens a session before it votes, and with it
 * says what there is to say.
 */
const SAID_AT = sql`now() + interval '1 day'`;

/** A number in [0, 1) that `n` and `salt` decide, the same on every server. */
export function chanceSql(n: Sql, salt: number): Sql {
  return sql`((hashint8extended(${n}, ${raw(String(salt))}) & 4503599627370495) / 4503599627370496.0::float8)`;
}

/**
 * Companies have the ids from 1, then everybody has a customer of its own; persons have the ids from 1, keys of
 * `user_<id>` the same ids, and those of addresses follow.
 */
export function peopleSql(projectId: number, sizes: Sizes, prices: Prices, seed: number): Sql[] {
  const { persons, companies } = sizes;
  const price = sql`(select row_number() over () as number, * from unnest(
    ${prices.plans}::text[], ${prices.cents}::bigint[], ${prices.points}::bigint[]) as p (plan, cents, points))`;
  const priceOf = (n: Sql, salt: number) =>
    sql`(1 + floor(${chanceSql(n, salt)} * ${prices.cents.length}::int))::int`;
  const kind = chanceSql(raw('n'), seed + 1);
  const everybody = sql`(select n, ${kind} < ${ANONYMOUS}::float8 as anonymous,
      ${kind} >= ${1 - IN_COMPANY}::float8 as employed,
      (1 + floor(${chanceSql(raw('n'), seed + 2)} * ${companies}::int))::bigint as company
    from generate_series(1, ${persons}::bigint) n)`;
  const customers = (rows: Sql) => sql`
    insert into customer (project_id, id, company_id, name, name_at, plan, plan_at, plan_source, amount,
                          billing_interval, monthly_cents, revenue_at, revenue_source, balanced_points)
    overriding system value
    select ${projectId}::int, id, company_id, name, ${SAID_AT}, plan, ${SAID_AT}, 'token', cents,
           case when cents is not null then 'month' end, cents, ${SAID_AT}, 'token', coalesce(points, 0)
      from (${rows}) as c`;
  return [
    customers(sql`
      select n as id, 'company_' || n as company_id, 'Company ' || n as name, price.plan, price.cents, price.points
        from generate_series(1, ${companies}::bigint) n
        left join ${price} as price on price.number = ${priceOf(raw('n'), seed + 3)}
                                   and ${chanceSql(raw('n'), seed + 4)} < ${PAYING_COMPANIES}::float8`),
    customers(sql`
      select ${companies}::bigint + n as id, null as company_id, null as name, price.plan, price.cents, price.points
        from ${everybody} as person
        left join ${price} as price on price.number = ${priceOf(raw('n'), seed + 5)} and not employed
                                   and ${chanceSql(raw('n'), seed + 6)} < ${PAYING_PEOPLE}::float8
       where not anonymous`),
    sql`
      insert into person (project_id, id, verified, customer_id, own_customer_id, customer_at, customer_source,
                          name, name_at, name_source, email, email_at, email_source)
      overriding system value
      select ${projectId}::int, n, not anonymous,
             case when employed then company when not anonymous then ${companies}::bigint + n end,
             case when not anonymous then ${companies}::bigint + n end, ${SAID_AT}, 'token',
             case when not anonymous then 'Person ' || n end, ${SAID_AT}, 'token',
             case when not anonymous then 'person' || n || '@example.com' end, ${SAID_AT}, 'token'
        from ${everybody} as person`,
    sql`
      insert into person_key (project_id, id, kind, value, person_id) overriding system value
      select ${projectId}::int, n, 'sub', 'user_' || n, n from ${everybody} as person where not anonymous
      union all
      select ${projectId}::int, ${persons}::bigint + n, 'email', 'person' || n || '@example.com', n
        from ${everybody} as person where not anonymous`,
    sql`
      insert into person_edge (project_id, sub_key_id, email_key_id)
      select ${projectId}::int, n, ${persons}::bigint + n from ${everybody} as person where not anonymous`,
    sql`
      insert into visitor (project_id, id, person_id)
      select ${projectId}::int, md5('visitor' || n)::uuid, n from ${everybody} as person where anonymous`,
  ];
}
