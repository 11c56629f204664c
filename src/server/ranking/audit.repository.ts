import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import { openStatuses } from '../../contract/statuses.js';
import { Database, type Connection, type Tx } from '../platform/database/database.js';
import type { Audited, AuditedCustomer, AuditedVote } from './audit-findings.js';
import { completed } from './lens.js';
import { scoresSql } from './lens-sql.js';
import { touchedSql } from './marks.repository.js';
import type { ProjectRanking } from './project-ranking.repository.js';
import { balancedPoints, DECAY_LIMIT, type Decay } from './score.js';

/** What the audit reads, and the copies in others' tables that it puts right. */
@Injectable()
export class AuditRepository {
  constructor(private readonly db: Database) {}

  /** The project of that public id, or all. */
  projects(publicId?: string): Promise<{ id: number; publicId: string; name: string }[]> {
    return this.db.rows(sql`
      select id, public_id as "publicId", name from project
       where deleted_at is null and public_id = coalesce(${publicId}, public_id)
       order by id
    `);
  }

  async requestsAfter(projectId: number, after: string, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(sql`
      select id::text from request where project_id = ${projectId} and id > ${after}::bigint
       order by request.id limit ${limit}
    `);
    return rows.map(({ id }) => id);
  }

  /**
   * What is stored of these requests, and what persons and customers say it should be: not the drain's statement,
   * but one that looks every voter up, merged or not, and trusts no copy.
   */
  async requests(
    connection: Connection,
    projectId: number,
    ranking: ProjectRanking,
    requestIds: readonly string[],
  ): Promise<Audited[]> {
    const { defaultSpec } = ranking;
    const defaults = defaultSpec
      ? sql`left join (${scoresSql(completed(defaultSpec, ranking), projectId, requestIds)}) as d on d.request_id = r.id`
      : empty;
    return connection.rows<Audited>(sql`
      with voter as (
        select v.request_id, v.voted_at, person.verified, customer.id as customer_id, customer.monthly_cents,
               customer.balanced_points, customer.plan
          from vote v
          join person on person.project_id = v.project_id and person.id = v.person_id
          left join customer on customer.project_id = v.project_id and customer.id = person.customer_id
         where v.project_id = ${projectId} and v.request_id = any (${requestIds}::bigint[]) and v.active
           and person.merged_into is null
      ),
      people as (
        select request_id, count(*) as voters, count(*) filter (where verified) as verified,
               count(*) filter (where verified and coalesce(monthly_cents, 0) = 0) as free,
               max(voted_at) as last_vote_at,
               sum(${countsSql(ranking)}) filter (where verified and coalesce(monthly_cents, 0) = 0) as trend_free,
               sum(${countsSql(ranking)}) filter (where not verified) as trend_anonymous
          from voter group by request_id
      ),
      payer as (
        select request_id, plan, monthly_cents, balanced_points, max(voted_at) as voted_at
          from voter where monthly_cents > 0
         group by request_id, customer_id, plan, monthly_cents, balanced_points
      ),
      share as (
        select request_id, jsonb_object_agg(plan, cents)::text as plans
          from (
            select request_id, coalesce(plan, '') as plan, sum(monthly_cents) as cents from payer group by 1, 2
          ) as part
         group by request_id
      ),
      money as (
        select request_id, count(*) as customers, sum(monthly_cents) as cents, sum(balanced_points) as points,
               sum(monthly_cents * ${countsSql(ranking)}) as trend_cents
          from payer group by request_id
      )
      select r.id::text as "requestId",
             r.id in (select request_id from (${pendingSql(projectId)}) as pending) as pending,
             case when s.request_id is not null then json_build_object(
               'open', s.open, 'createdAt', s.created_at, 'voters', s.voters, 'verifiedVoters', s.verified_voters,
               'anonymousVoters', s.anonymous_voters, 'freeVoters', s.free_voters,
               'payingCustomers', s.paying_customers, 'monthlyCents', s.monthly_cents,
               'lastVoteAt', s.last_vote_at, 'balancedPoints', s.balanced_points, 'trendCents', s.trend_cents,
               'trendFree', s.trend_free, 'trendAnonymous', s.trend_anonymous, 'defaultScore', s.default_score,
               'plans', (select jsonb_object_agg(coalesce(plan, ''), cents)::text
                           from unnest(s.plans, s.plan_cents) as share (plan, cents)),
               'revenueScore', s.revenue_score, 'balancedScore', s.balanced_score, 'trendingScore', s.trending_score
             ) end as stored,
             json_build_object(
               'open', r.merged_into is null and r.status = any (${openStatuses}::text[]),
               'createdAt', r.created_at, 'voters', coalesce(p.voters, 0), 'verifiedVoters', coalesce(p.verified, 0),
               'anonymousVoters', coalesce(p.voters - p.verified, 0), 'freeVoters', coalesce(p.free, 0),
               'payingCustomers', coalesce(m.customers, 0), 'monthlyCents', coalesce(m.cents, 0),
               'lastVoteAt', p.last_vote_at, 'balancedPoints', coalesce(m.points, 0),
               'trendCents', coalesce(m.trend_cents, 0), 'trendFree', coalesce(p.trend_free, 0),
               'trendAnonymous', coalesce(p.trend_anonymous, 0), 'plans', share.plans,
               'defaultScore', ${defaultSpec ? sql`coalesce(d.score, 0)::float8` : sql`null::float8`}
             ) as actual
        from request r
        left join people p on p.request_id = r.id
        left join money m on m.request_id = r.id
        left join share on share.request_id = r.id
        left join request_score s on s.project_id = r.project_id and s.request_id = r.id
        ${defaults}
       where r.project_id = ${projectId} and r.id = any (${requestIds}::bigint[])
       order by r.id
    `);
  }

  /** Votes on these requests that belong to a merged person, or carry another customer than their person has. */
  votes(connection: Connection, projectId: number, requestIds: readonly string[]): Promise<AuditedVote[]> {
    return connection.rows<AuditedVote>(sql`
      select v.request_id::text as "requestId", v.person_id::text as "personId",
             v.customer_id::text as "storedCustomer", person.customer_id::text as "actualCustomer",
             person.merged_into::text as "mergedInto"
        from vote v
        join person on person.project_id = v.project_id and person.id = v.person_id
       where v.project_id = ${projectId} and v.request_id = any (${requestIds}::bigint[])
         and (v.customer_id is distinct from person.customer_id or person.merged_into is not null)
       order by v.request_id, v.person_id
    `);
  }

  /** Customers after `after` by id. */
  customers(projectId: number, after: string, limit: number): Promise<AuditedCustomer[]> {
    return this.db.rows<AuditedCustomer>(sql`
      select id::text as "customerId", monthly_cents as "monthlyCents", balanced_points as "balancedPoints"
        from customer where project_id = ${projectId} and id > ${after}::bigint
       order by customer.id limit ${limit}
    `);
  }

  /** The lock that votes and identification agree on comes first: persons in the order of their ids. */
  async repairVotes(tx: Tx, projectId: number, personIds: readonly string[]): Promise<void> {
    await tx.run(sql`
      select from person where project_id = ${projectId} and id = any (${personIds}::bigint[]) order by id for update
    `);
    await tx.run(sql`
      update vote v set customer_id = person.customer_id
        from person
       where v.project_id = ${projectId} and v.person_id = any (${personIds}::bigint[])
         and person.project_id = v.project_id and person.id = v.person_id
         and v.customer_id is distinct from person.customer_id
    `);
  }

  /** Unless its revenue has changed since it was read. */
  async repairCustomer(
    tx: Tx,
    projectId: number,
    { customerId, monthlyCents }: AuditedCustomer,
  ): Promise<void> {
    await tx.run(sql`
      update customer set balanced_points = ${balancedPoints(monthlyCents ?? 0)}
       where project_id = ${projectId} and id = ${customerId} and monthly_cents is not distinct from ${monthlyCents}::bigint
    `);
  }
}

/** The requests that a mark which is still there touches. */
function pendingSql(projectId: number): Sql {
  return touchedSql(
    projectId,
    sql`select kind, ref, cause, cause_ref from mark where project_id = ${projectId}`,
  );
}

/** What a vote of `voted_at` counts under trending, by the book. */
function countsSql({ landmark, halfLifeDays }: Decay): Sql {
  return sql`power(2::float8, greatest(${-DECAY_LIMIT}::float8, least(${DECAY_LIMIT}::float8,
    extract(epoch from voted_at - ${landmark.toISOString()}::timestamptz)::float8 / (${halfLifeDays}::float8 * 86400))))`;
}
