import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { VoterDto, VoteSource } from '../../contract/votes.dto.js';
import { Database } from '../platform/database/database.js';

/** Where a page of voters ends: the order's own terms. */
export interface VoterPosition {
  cents: number;
  customer: string;
  person: string;
}

export interface VoterRow {
  position: VoterPosition;
  person: VoterDto['person'];
  customerId: string | null;
  /** The host's id of the company; null where the person pays for itself, or nobody does. */
  companyId: string | null;
  customerName: string | null;
  plan: string | null;
  monthlyCents: number | null;
  source: VoteSource;
  sourceLink: string | null;
  castBy: string | null;
  viaRequest: string | null;
  votedAt: Date;
}

/** Sorts behind every customer: those who have none. */
const NOBODY = '999999999999999999';

@Injectable()
export class VotersRepository {
  constructor(private readonly database: Database) {}

  async hasRequest(projectId: number, request: string): Promise<boolean> {
    const found = await this.database.row(
      sql`select from request where project_id = ${projectId} and id = ${request}`,
    );
    return found !== undefined;
  }

  /** The largest customer first; unknown revenue after none, the anonymous last. */
  page(projectId: number, request: string, after: VoterPosition | null, limit: number): Promise<VoterRow[]> {
    const rest = after
      ? sql`where (-cents, customer, person_id) > (${-after.cents}::bigint, ${after.customer}::bigint, ${after.person}::bigint)`
      : empty;
    return this.database.rows<VoterRow>(sql`
      with voter as (
        select v.person_id, v.customer_id, v.source, v.source_link, v.cast_by, v.via_merge, v.voted_at,
               c.company_id, c.name, c.plan, c.monthly_cents,
               coalesce(c.monthly_cents, -1) as cents, coalesce(v.customer_id, ${NOBODY}::bigint) as customer
          from vote v
          left join customer c on c.project_id = v.project_id and c.id = v.customer_id
         where v.project_id = ${projectId} and v.request_id = ${request} and v.active
      ),
      page as (
        select * from voter ${rest} order by -cents, customer, person_id limit ${limit}
      )
      select json_build_object('cents', page.cents, 'customer', page.customer::text,
                               'person', page.person_id::text) as position,
             json_build_object('id', p.id::text, 'name', p.name, 'email', p.email, 'verified', p.verified) as person,
             page.customer_id::text as "customerId", page.company_id as "companyId", page.name as "customerName",
             page.plan, page.monthly_cents as "monthlyCents", page.source, page.source_link as "sourceLink",
             m.name as "castBy", d.from_id::text as "viaRequest", page.voted_at as "votedAt"
        from page
        join person p on p.project_id = ${projectId} and p.id = page.person_id
        left join member m on m.id = page.cast_by
        left join request_merge d on d.project_id = ${projectId} and d.id = page.via_merge
       order by -page.cents, page.customer, page.person_id
    `);
  }
}
