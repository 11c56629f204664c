import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Connection } from '../platform/database/database.js';
import type { Contribution, LeftOut } from './explain.js';
import { contributorsSql } from './lens-sql.js';
import type { Lens } from './lens.js';

/** Customers that an explanation lists one by one. */
const LISTED = 200;

/** Who a customer is: its company, else the person who pays for itself. */
export const customerNameSql = (customer: Sql, projectId: number): Sql => sql`
  coalesce(${customer}.name, ${customer}.company_id, (
    select coalesce(person.name, person.email)
      from person
     where person.project_id = ${projectId} and person.customer_id = ${customer}.id
       and person.merged_into is null and ${customer}.company_id is null
     order by person.id
     limit 1))`;

/** Who stands behind one request's score, and who does not. */
@Injectable()
export class ContributionsRepository {
  /** The largest customers, the rest of them, the free and the anonymous voters: the same points that scores add. */
  list(connection: Connection, projectId: number, requestId: string, lens: Lens): Promise<Contribution[]> {
    return connection.rows(sql`
      with placed as (
        select contributor.*, row_number() over (partition by kind order by points desc, customer_id) as place
          from (${contributorsSql(lens, projectId, [requestId])}) as contributor
      ),
      term as (
        select case when kind = 'customer' and place > ${LISTED} then 'rest' else kind end as kind,
               case when kind = 'customer' and place <= ${LISTED} then customer_id end as customer_id,
               count(*) as customers, sum(voters) as voters, sum(points) as points,
               coalesce(sum(voters) filter (where kind = 'free' and monthly_cents is null), 0) as unknown,
               case when kind = 'customer' then sum(monthly_cents) end as monthly_cents
          from placed
         group by 1, 2, placed.kind
      )
      select term.kind, term.customer_id::text as "customerId", ${customerNameSql(sql`customer`, projectId)} as name,
             customer.plan, customer.amount, customer.billing_interval as interval, customer.interval_count as "intervalCount",
             term.monthly_cents as "monthlyCents", customer.revenue_source as source,
             customer.revenue_at as "asOf", term.customers, term.voters,
             term.unknown, term.points
        from term
        left join customer on customer.project_id = ${projectId} and customer.id = term.customer_id
       order by term.points desc, term.customer_id
    `);
  }

  /** People whom no term counts, by reason. */
  async leftOut(connection: Connection, projectId: number, requestId: string, lens: Lens): Promise<LeftOut> {
    const { plans, withoutCustomers, votesSince } = lens;
    const otherPlan = plans ? sql`(customer.plan = any(${plans}::text[])) is not true` : sql`false`;
    const row = await connection.row<LeftOut>(sql`
      with recursive voter as (
        select vote.person_id, vote.active,
               coalesce(vote.voted_at < ${votesSince}::timestamptz, false) as before,
               coalesce(vote.customer_id = any(${withoutCustomers}::bigint[]), false) as without,
               ${otherPlan} as other_plan
          from vote
          left join customer on customer.project_id = ${projectId} and customer.id = vote.customer_id
         where vote.project_id = ${projectId} and vote.request_id = ${requestId}
      ),
      merged as (
        select person.id
          from voter
          join person on person.project_id = ${projectId} and person.merged_into = voter.person_id
         where voter.active
        union
        select person.id
          from merged
          join person on person.project_id = ${projectId} and person.merged_into = merged.id
      )
      select (select count(*) from merged) as "mergedPersons",
             count(*) filter (where not active) as withdrawn,
             count(*) filter (where active and before) as "votedBefore",
             count(*) filter (where active and not before and without) as "withoutCustomer",
             count(*) filter (where active and not before and not without and other_plan) as "otherPlan"
        from voter
    `);
    return row!;
  }
}
