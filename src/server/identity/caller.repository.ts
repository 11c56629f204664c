import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Caller } from './caller.js';
import { mayJoin } from './identify-choice.js';
import { BUMP_MS, saidBy } from './registers.js';

/**
 * The fast path of identification: who a caller is where nothing it says is new, in one statement. Its texts are
 * the same for every token, so that they can be prepared, and put together once where they hold no value.
 */
@Injectable()
export class CallerRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** See `People.callerSql`. */
  sql(caller: Caller): Sql {
    return caller.verified ? this.verifiedSql([caller]) : anonymousSql(caller);
  }

  /** See `People.verifiedSql`. */
  verifiedSql(callers: readonly Caller[]): Sql {
    return sql`
      select said.n, p.project_id, p.id as person_id, p.customer_id
        from ${this.said(callers)} ${nothingNew}
         and (said.visitor is null or (v.claimed_by = p.id and v.person_id is null))
         for key share of p skip locked
    `;
  }

  /**
   * A verified caller's person, and whether its browser is somebody else's. Undefined where something is new, or
   * where the project is not what the token was verified against.
   */
  async findVerified(caller: Caller): Promise<{ personId: string; visitorIsOthers: boolean } | undefined> {
    const [found] = await this.database.prepared<{ personId: string; visitorIsOthers: boolean }>(
      'identity.findVerified',
      sql`
        select p.id::text as "personId", v.claimed_by is distinct from p.id and v.id is not null as "visitorIsOthers"
          from ${this.said([caller])} ${nothingNew}
           and (said.visitor is null or v.claimed_by <> p.id or (v.claimed_by = p.id and v.person_id is null))
      `,
    );
    return found;
  }

  /** The anonymous person of the caller's browser, if any; undefined where the project changed. */
  async findAnonymous(caller: Caller): Promise<{ personId: string | null } | undefined> {
    const [found] = await this.database.prepared<{ personId: string | null }>(
      'identity.findAnonymous',
      sql`
        select v.person_id::text as "personId"
          from project j
          left join visitor v on v.project_id = j.id and v.id = ${caller.visitor}::uuid
         where j.id = ${caller.project.id} and j.version = ${caller.project.version} and j.deleted_at is null
      `,
    );
    return found;
  }

  /** Whether the key that verified the caller's token is still good: a grace may have ended since. */
  keyHolds({ keyUntil }: Caller): boolean {
    return keyUntil === null || keyUntil > this.clock.now();
  }

  /** What the tokens say, as a row of `said` each, numbered from 0. */
  private said(callers: readonly Caller[]): Sql {
    const rows = JSON.stringify(callers.map((caller, n) => ({ n, ...this.rowOf(caller) })));
    return sql`json_to_recordset(${rows}::json) as said (
      n int, project_id int, version int, key_holds boolean, strict boolean, sub text, visitor uuid, at timestamptz,
      address text, says_name boolean, name text, says_email boolean, email text, says_company boolean, company text,
      says_company_name boolean, company_name text, says_plan boolean, plan text,
      says_revenue boolean, amount bigint, billing_interval text, interval_count int)`;
  }

  private rowOf(caller: Caller) {
    const { project, visitor } = caller;
    const { claims } = caller.verified!;
    const { at, registers, companyName } = saidBy(claims, 'token', project.policy.revenueFrom);
    const { name, email, company, plan, revenue } = registers;
    return {
      project_id: project.id,
      version: project.version,
      key_holds: this.keyHolds(caller),
      strict: project.policy.mergeByEmail === 'strict',
      sub: claims.sub,
      visitor,
      at,
      address:
        claims.email && mayJoin(claims.email.confirmed, project.policy.mergeByEmail)
          ? claims.email.key
          : null,
      says_name: name !== undefined,
      name: name?.value,
      says_email: email !== undefined,
      email: email?.value,
      says_company: company !== undefined,
      company: company?.value,
      says_company_name: companyName !== undefined,
      company_name: companyName?.value,
      says_plan: plan !== undefined,
      plan: plan?.value,
      says_revenue: revenue !== undefined,
      amount: revenue?.value?.amount,
      billing_interval: revenue?.value?.interval,
      interval_count: revenue?.value?.intervalCount ?? 1,
    };
  }
}

/** Within this time the same value needs no bump. */
const bump = raw(`interval '${BUMP_MS} milliseconds'`);

/** Nothing is said of a register, or it was set later, or it says the same and needs no bump yet. */
function old(says: Sql, at: Sql, same: Sql): Sql {
  return sql`(not ${says} or ${at} > said.at or (${same} and ${at} > said.at - ${bump}))`;
}

/**
 * After `from … said`: the person `p` with the token's sub, and its browser `v`. No row where a register, a key or
 * an edge would have to be written, by the rules of registers.ts and identify-choice.ts. A token that names another
 * company than the one that pays now is left to the slow path.
 */
const nothingNew = sql`
  join project j on j.id = said.project_id and j.version = said.version and j.deleted_at is null
  join person_key s on s.project_id = j.id and s.kind = 'sub' and s.value = said.sub
  join person p on p.project_id = j.id and p.id = s.person_id and p.merged_into is null
  join customer c on c.project_id = j.id
   and c.id = case when said.company is null then p.own_customer_id else p.customer_id end
  left join visitor v on v.project_id = j.id and v.id = said.visitor
 where said.key_holds
   and ${old(sql`said.says_name`, sql`p.name_at`, sql`p.name is not distinct from said.name`)}
   and ${old(sql`said.says_email`, sql`p.email_at`, sql`p.email is not distinct from said.email`)}
   and ${old(sql`said.says_company`, sql`p.customer_at`, sql`p.customer_id = c.id`)}
   and (said.company is null or c.company_id = said.company)
   and ${old(sql`said.says_company_name`, sql`c.name_at`, sql`c.name is not distinct from said.company_name`)}
   and ${old(sql`said.says_plan`, sql`c.plan_at`, sql`c.plan is not distinct from said.plan`)}
   and ${old(
     sql`said.says_revenue`,
     sql`c.revenue_at`,
     sql`(c.amount, c.billing_interval, c.interval_count)
         is not distinct from (said.amount, said.billing_interval, said.interval_count)`,
   )}
   and (said.address is null or exists (
         select from person_key e
          where e.project_id = j.id and e.kind = 'email' and e.value = said.address
            and (e.display_only
              or exists (
                   select from person_edge d
                    where d.project_id = j.id and d.sub_key_id = s.id and d.email_key_id = e.id
                 )
              or (said.strict and e.person_id <> p.id and exists (
                   select from person_key o
                    where o.project_id = j.id and o.person_id = e.person_id and o.kind = 'sub'
                 )))
       ))`;

/**
 * The person of a browser that acts without a token, where the project lets it; never the person who claimed the
 * browser, or a stolen visitor id would be a login.
 */
function anonymousSql(caller: Caller): Sql {
  return sql`
    select 0 as n, p.project_id, p.id as person_id, p.customer_id
      from project j
      join visitor v on v.project_id = j.id and v.id = ${caller.visitor}::uuid
      join person p on p.project_id = j.id and p.id = v.person_id and p.merged_into is null
     where j.id = ${caller.project.id} and j.version = ${caller.project.version} and j.deleted_at is null
       and j.participation = 'everyone'
       for key share of p
  `;
}
