import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Interval } from '../../contract/intervals.js';
import type { Tx } from '../platform/database/database.js';

/** What is said of a payer, with what is computed from it; null where nothing is. */
export interface PayerRow {
  plan: string | null;
  amount: number | null;
  interval: Interval | null;
  monthlyCents: number | null;
  balancedPoints: number;
  saidAt: Date | null;
}

export interface CompanyRow extends PayerRow {
  companyId: string;
  name: string;
}

/** A person; one without a sub is anonymous. The payer's part is its own customer's. */
export interface RecordedPersonRow extends PayerRow {
  sub: string | null;
  name: string | null;
  email: string | null;
  emailKey: string | null;
  /** The customer that is its company. */
  company: string | null;
  createdAt: Date;
}

const payerColumns = sql`plan, plan_at, plan_source, amount, billing_interval, monthly_cents, revenue_at,
  revenue_source, balanced_points`;
const payerValues = sql`plan, case when plan is not null then "saidAt" end, case when plan is not null then 'import' end,
  amount, "interval", "monthlyCents", case when amount is not null then "saidAt" end,
  case when amount is not null then 'import' end, "balancedPoints"`;
const payerFields = sql`plan text, amount bigint, "interval" text, "monthlyCents" bigint, "balancedPoints" bigint,
  "saidAt" timestamptz`;

/** People and companies in bulk. */
@Injectable()
export class RecordedPeopleRepository {
  /** Their customers' ids, in the order given. */
  async companies(tx: Tx, projectId: number, companies: readonly CompanyRow[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(sql`
      with given as (
        select row_number() over () as place, g.*
          from jsonb_to_recordset(${JSON.stringify(companies)}::jsonb) as g (
                 "companyId" text, name text, ${payerFields})
      ),
      made as (
        insert into customer (project_id, company_id, name, name_at, ${payerColumns})
        select ${projectId}, "companyId", name, "saidAt", ${payerValues} from given order by place
        returning id
      )
      select id::text as id from made order by made.id
    `);
    return rows.map(({ id }) => id);
  }

  /** Their ids, in the order given. Rows get their ids in the order in which they are inserted. */
  async people(tx: Tx, projectId: number, people: readonly RecordedPersonRow[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(sql`
      with given as (
        select row_number() over () as place, g.*
          from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as g (
                 sub text, name text, email text, "emailKey" text, company bigint, "createdAt" timestamptz,
                 ${payerFields})
      ),
      payer_made as (
        insert into customer (project_id, created_at, ${payerColumns})
        select ${projectId}, "createdAt", ${payerValues} from given where sub is not null order by place
        returning id
      ),
      payer as (select id, row_number() over (order by id) as nth from payer_made),
      known as (select place, row_number() over (order by place) as nth from given where sub is not null),
      person_made as (
        insert into person (project_id, verified, customer_id, own_customer_id, customer_at, customer_source,
                            name, name_at, name_source, email, email_at, email_source, created_at)
        select ${projectId}, sub is not null, coalesce(company, payer.id), payer.id,
               case when company is not null then "createdAt" end, case when company is not null then 'import' end,
               name, case when name is not null then "createdAt" end, case when name is not null then 'import' end,
               email, case when email is not null then "createdAt" end, case when email is not null then 'import' end,
               "createdAt"
          from given left join known using (place) left join payer using (nth)
         order by place
        returning id
      ),
      made as (select id, row_number() over (order by id) as place from person_made),
      keys as (
        insert into person_key (project_id, kind, value, person_id, created_at)
        select ${projectId}, kind, value, made.id, "createdAt"
          from given
          join made using (place)
         cross join lateral (values ('sub', sub), ('email', "emailKey")) as k (kind, value)
         where value is not null
        returning id, kind, person_id
      ),
      edges as (
        insert into person_edge (project_id, sub_key_id, email_key_id)
        select ${projectId}, s.id, e.id
          from keys s join keys e on e.person_id = s.person_id and e.kind = 'email'
         where s.kind = 'sub'
      ),
      browsers as (
        insert into visitor (project_id, id, person_id, created_at)
        select ${projectId}, gen_random_uuid(), made.id, "createdAt" from given join made using (place) where sub is null
      )
      select id::text as id from made order by place
    `);
    return rows.map(({ id }) => id);
  }

  /** Locks these people and whoever was merged into them. */
  async lock(tx: Tx, projectId: number, people: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(sql`
      select id::text as id from person
       where project_id = ${projectId} and (id = any(${people}::bigint[]) or merged_into = any(${people}::bigint[]))
       order by person.id for update
    `);
    return rows.map(({ id }) => id);
  }

  /** Removes those of these customers whom nobody belongs to. */
  async removeCompanies(tx: Tx, projectId: number, customers: readonly string[]): Promise<void> {
    await tx.run(sql`
      delete from customer c
       where c.project_id = ${projectId} and c.id = any(${customers}::bigint[])
         and not exists (select from person p where p.project_id = c.project_id and p.customer_id = c.id)
    `);
  }
}
