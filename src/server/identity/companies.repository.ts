import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { CompanyPersonDto, CompanyRequestDto, PlanDto } from '../../contract/companies.dto.js';
import { Database } from '../platform/database/database.js';
import type { Revenue, Source } from './registers.js';
import { containing } from './search-pattern.js';

/** What a customer is billed; every member null where nobody ever said. */
export interface RevenueRow {
  plan: string | null;
  amount: number | null;
  interval: Revenue['interval'];
  intervalCount: number;
  monthlyCents: number | null;
  revenueAt: Date | null;
  revenueSource: Source | null;
}

export interface CompanyRow extends RevenueRow {
  id: string;
  companyId: string;
  name: string | null;
  peopleCount: number;
  createdAt: Date;
}

/** A place in the list of companies, which is ordered by what they pay. */
export interface CompanyPosition {
  cents: number;
  id: string;
}

/** The members of a `RevenueRow`, of a customer `c`. */
export const revenueColumns = sql`
  c.plan, c.amount, c.billing_interval as interval, c.interval_count as "intervalCount", c.monthly_cents as "monthlyCents",
  c.revenue_at as "revenueAt", c.revenue_source as "revenueSource"`;

/** People and requests that a company's page shows. */
const ROWS_IN_DETAIL = 200;
const PLANS_AT_MOST = 200;

const companyRows = sql`
  select c.id::text as id, c.company_id as "companyId", c.name, ${revenueColumns}, c.created_at as "createdAt",
         (select count(*) from person p
           where p.project_id = c.project_id and p.customer_id = c.id and p.merged_into is null) as "peopleCount"
    from customer c`;

/** Companies as the dashboard reads them. */
@Injectable()
export class CompaniesRepository {
  constructor(private readonly database: Database) {}

  /** Those who pay most first, then the older ones; an unknown amount counts as −1. */
  list(projectId: number, q: string, after: CompanyPosition | null, limit: number): Promise<CompanyRow[]> {
    const pattern = containing(q);
    const search = sql`and (c.name ilike ${pattern} or c.company_id ilike ${pattern})`;
    const beyond = sql`and (coalesce(c.monthly_cents, -1), -c.id) < (${after?.cents}::bigint, -${after?.id}::bigint)`;
    return this.database.rows(sql`
      ${companyRows}
       where c.project_id = ${projectId} and c.company_id is not null
         ${q === '' ? empty : search} ${after === null ? empty : beyond}
       order by coalesce(c.monthly_cents, -1) desc, c.id
       limit ${limit}
    `);
  }

  find(projectId: number, id: string): Promise<CompanyRow | undefined> {
    return this.database.row(sql`
      ${companyRows} where c.project_id = ${projectId} and c.id = ${id} and c.company_id is not null
    `);
  }

  /** The most common first. */
  plans(projectId: number): Promise<PlanDto[]> {
    return this.database.rows(sql`
      select plan from customer where project_id = ${projectId} and plan is not null
       group by plan order by count(*) desc, plan
       limit ${PLANS_AT_MOST}
    `);
  }

  people(projectId: number, id: string): Promise<CompanyPersonDto[]> {
    return this.database.rows(sql`
      select id::text as id, name, email from person
       where project_id = ${projectId} and customer_id = ${id} and merged_into is null
       order by person.id desc
       limit ${ROWS_IN_DETAIL}
    `);
  }

  requests(projectId: number, id: string): Promise<CompanyRequestDto[]> {
    return this.database.rows(sql`
      select r.id::text as id, r.title, r.status, v.voters
        from (
          select request_id, count(*) as voters from vote
           where project_id = ${projectId} and customer_id = ${id} and active
           group by request_id
        ) as v
        join request r on r.project_id = ${projectId} and r.id = v.request_id and r.merged_into is null
       order by v.voters desc, r.id desc
       limit ${ROWS_IN_DETAIL}
    `);
  }
}
