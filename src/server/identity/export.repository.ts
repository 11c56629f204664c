import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Connection } from '../platform/database/database.js';

/** Every row that is a person, with the times and sources that its page leaves out. */
@Injectable()
export class ExportRepository {
  rows(connection: Connection, projectId: number, root: string): Promise<Record<string, unknown>[]> {
    return connection.rows(sql`
      select p.id::text as id, p.merged_into::text as "mergedInto", p.created_at as "createdAt",
             p.name, p.name_at as "nameAt", p.name_source as "nameSource",
             p.email, p.email_at as "emailAt", p.email_source as "emailSource",
             c.company_id as "companyId", p.customer_at as "companyAt", p.customer_source as "companySource",
             o.plan, o.plan_at as "planAt", o.plan_source as "planSource",
             o.amount, o.billing_interval as interval, o.interval_count as "intervalCount", o.revenue_at as "revenueAt", o.revenue_source as "revenueSource"
        from person p
        left join customer c on c.project_id = p.project_id and c.id = p.customer_id
        left join customer o on o.project_id = p.project_id and o.id = p.own_customer_id
       where p.project_id = ${projectId} and (p.id = ${root} or p.merged_into = ${root})
       order by p.id
    `);
  }
}
