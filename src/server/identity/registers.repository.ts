import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Tx } from '../platform/database/database.js';
import { balancedPoints } from '../ranking/score.js';
import type { Register, RegisterChanges, Registers, Revenue, Source } from './registers.js';

/** A person with its registers; `plan` and `revenue` are those of its own customer. */
export interface PersonState {
  id: string;
  verified: boolean;
  /** Who pays for it: its own customer or a company; both null for the anonymous. */
  payer: string | null;
  ownCustomer: string | null;
  /** What the payer pays a month. */
  monthlyCents: number | null;
  registers: Registers;
}

/** A customer's registers; a person's own customer has no name. */
export interface CustomerState {
  id: string;
  name: Register<string> | null;
  plan: Register<string> | null;
  revenue: Register<Revenue> | null;
}
export type CustomerChanges = Partial<Omit<CustomerState, 'id'>>;

interface CustomerRow {
  id: string;
  name: string | null;
  nameAt: Date | null;
  plan: string | null;
  planAt: Date | null;
  planSource: Source | null;
  amount: number | null;
  interval: Revenue['interval'];
  intervalCount: number;
  monthlyCents: number | null;
  revenueAt: Date | null;
  revenueSource: Source | null;
}

interface PersonRow extends CustomerRow {
  verified: boolean;
  payer: string | null;
  ownCustomer: string | null;
  payerCents: number | null;
  nameSource: Source | null;
  email: string | null;
  emailAt: Date | null;
  emailSource: Source | null;
  company: string | null;
  companyAt: Date | null;
  companySource: Source | null;
}

/** Reads and writes registers. Whoever writes holds the person's row, and the customer's where it is a company. */
@Injectable()
export class RegistersRepository {
  async person(tx: Tx, projectId: number, id: string): Promise<PersonState> {
    const row = await tx.row<PersonRow>(sql`
      select p.id::text as id, p.verified, p.customer_id::text as payer, p.own_customer_id::text as "ownCustomer",
             p.name, p.name_at as "nameAt", p.name_source as "nameSource",
             p.email, p.email_at as "emailAt", p.email_source as "emailSource",
             c.company_id as company, p.customer_at as "companyAt", p.customer_source as "companySource",
             c.monthly_cents as "payerCents", ${customerColumns}
        from person p
        left join customer c on c.project_id = p.project_id and c.id = p.customer_id
        left join customer o on o.project_id = p.project_id and o.id = p.own_customer_id
       where p.project_id = ${projectId} and p.id = ${id}
    `);
    return personState(row!);
  }

  /** Locks a customer's row against other writers of its registers, not against those who refer to it. */
  async customer(tx: Tx, projectId: number, id: string): Promise<CustomerState> {
    const row = await tx.row<CustomerRow>(sql`
      select o.id::text as id, o.name, o.name_at as "nameAt", ${customerColumns}
        from customer o where o.project_id = ${projectId} and o.id = ${id} for no key update
    `);
    return { id, name: register(row!.name, row!.nameAt, 'token'), ...billing(row!) };
  }

  /** The customer that is the company of this id, made where there is none yet. */
  async company(tx: Tx, projectId: number, companyId: string): Promise<string> {
    const known = sql`
      select id::text as id from customer where project_id = ${projectId} and company_id = ${companyId}
    `;
    const row = await tx.row<{ id: string }>(known);
    if (row !== undefined) return row.id;
    await tx.run(sql`
      insert into customer (project_id, company_id) values (${projectId}, ${companyId})
      on conflict on constraint customer_company_unique do nothing
    `);
    // In a statement of its own: it sees the row that another transaction may just have committed.
    return (await tx.row<{ id: string }>(known))!.id;
  }

  /** Writes a person's own registers; the answer is who pays for it afterwards. The company's customer exists. */
  async writePerson(
    tx: Tx,
    projectId: number,
    person: PersonState,
    changes: RegisterChanges,
  ): Promise<string | null> {
    const { name, email, company } = changes;
    const sets = [
      ...(name === undefined ? [] : assign('name', name)),
      ...(email === undefined ? [] : assign('email', email)),
      ...(company === undefined ? [] : companySets(projectId, company)),
    ];
    if (sets.length === 0) return person.payer;
    const row = await tx.row<{ payer: string | null }>(sql`
      update person set ${join(sets)} where project_id = ${projectId} and id = ${person.id}
      returning customer_id::text as payer
    `);
    return row!.payer;
  }

  async writeCustomer(tx: Tx, projectId: number, id: string, changes: CustomerChanges): Promise<void> {
    const { name, plan, revenue } = changes;
    const sets = [
      ...(name === undefined ? [] : [sql`name = ${name?.value ?? null}, name_at = ${name?.at ?? null}`]),
      ...(plan === undefined ? [] : assign('plan', plan)),
      ...(revenue === undefined ? [] : revenueSets(revenue)),
    ];
    if (sets.length === 0) return;
    await tx.run(sql`update customer set ${join(sets)} where project_id = ${projectId} and id = ${id}`);
  }
}

const customerColumns = sql`
  o.plan, o.plan_at as "planAt", o.plan_source as "planSource", o.amount, o.billing_interval as interval,
  o.interval_count as "intervalCount",
  o.monthly_cents as "monthlyCents", o.revenue_at as "revenueAt", o.revenue_source as "revenueSource"`;

function assign(field: 'name' | 'email' | 'plan', said: Register<string> | null): Sql[] {
  const [value, at, source] = [said?.value ?? null, said?.at ?? null, said?.source ?? null];
  return {
    name: [sql`name = ${value}`, sql`name_at = ${at}`, sql`name_source = ${source}`],
    email: [sql`email = ${value}`, sql`email_at = ${at}`, sql`email_source = ${source}`],
    plan: [sql`plan = ${value}`, sql`plan_at = ${at}`, sql`plan_source = ${source}`],
  }[field];
}

/** Whoever is in no company pays for itself. */
function companySets(projectId: number, said: Register<string> | null): Sql[] {
  const company = sql`select id from customer where project_id = ${projectId} and company_id = ${said?.value ?? null}`;
  return [
    sql`customer_id = coalesce((${company}), own_customer_id)`,
    sql`customer_at = ${said?.at ?? null}`,
    sql`customer_source = ${said?.source ?? null}`,
  ];
}

function revenueSets(said: Register<Revenue> | null): Sql[] {
  const billed = said?.value ?? null;
  return [
    sql`amount = ${billed?.amount ?? null}`,
    sql`billing_interval = ${billed?.interval ?? null}`,
    sql`interval_count = ${billed?.intervalCount ?? 1}`,
    sql`monthly_cents = ${billed?.monthlyCents ?? null}`,
    sql`balanced_points = ${balancedPoints(billed?.monthlyCents ?? 0)}`,
    sql`revenue_at = ${said?.at ?? null}`,
    sql`revenue_source = ${said?.source ?? null}`,
  ];
}

function personState(row: PersonRow): PersonState {
  return {
    id: row.id,
    verified: row.verified,
    payer: row.payer,
    ownCustomer: row.ownCustomer,
    monthlyCents: row.payerCents,
    registers: {
      name: register(row.name, row.nameAt, row.nameSource),
      email: register(row.email, row.emailAt, row.emailSource),
      company: register(row.company, row.companyAt, row.companySource),
      ...billing(row),
    },
  };
}

function billing(row: CustomerRow): Pick<CustomerState, 'plan' | 'revenue'> {
  const { amount, interval, intervalCount, monthlyCents } = row;
  const billed =
    amount === null || monthlyCents === null ? null : { amount, interval, intervalCount, monthlyCents };
  return {
    plan: register(row.plan, row.planAt, row.planSource),
    revenue: register(billed, row.revenueAt, row.revenueSource),
  };
}

function register<Value>(
  value: Value | null,
  at: Date | null,
  source: Source | null,
): Register<Value> | null {
  return at === null ? null : { value, at, source: source ?? 'token' };
}
