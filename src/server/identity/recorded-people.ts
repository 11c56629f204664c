import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import { balancedPoints } from '../ranking/score.js';
import { emailKey } from './email.js';
import { EraseRepository } from './erase.repository.js';
import { PersonFollowers } from './follows-person.js';
import { RecordedPeopleRepository, type PayerRow } from './recorded-people.repository.js';
import { monthlyCents, type Interval } from './revenue.js';

/** Who pays, as somebody else's records have it: cents as billed, null where they do not say. */
export interface RecordedBilling {
  plan: string | null;
  revenue: { amount: number; interval: Interval } | null;
  saidAt: Date;
}

export interface RecordedCompany extends RecordedBilling {
  companyId: string;
  name: string;
}

export interface RecordedPerson {
  /** Null for somebody who never signed in: an anonymous person in a browser of its own. */
  verified: { sub: string; name: string; email: string } | null;
  /** The customer that is its company. */
  company: string | null;
  /** Of somebody who pays for itself. */
  billing: RecordedBilling | null;
  createdAt: Date;
}

/** People and companies of the past, in bulk, who are all new: for sample data. They are nobody's key yet. */
@Injectable()
export class RecordedPeople {
  constructor(
    private readonly repository: RecordedPeopleRepository,
    private readonly erasing: EraseRepository,
    private readonly followers: PersonFollowers,
  ) {}

  /** Their customers' ids, in the order given. */
  recordCompanies(tx: Tx, projectId: number, companies: readonly RecordedCompany[]): Promise<string[]> {
    const rows = companies.map(({ companyId, name, ...billing }) => ({ companyId, name, ...payer(billing) }));
    return this.repository.companies(tx, projectId, rows);
  }

  /** Their ids, in the order given. */
  record(tx: Tx, projectId: number, people: readonly RecordedPerson[]): Promise<string[]> {
    const rows = people.map(({ verified, company, billing, createdAt }) => ({
      sub: verified?.sub ?? null,
      name: verified?.name ?? null,
      email: verified?.email ?? null,
      emailKey: verified && emailKey(verified.email),
      company,
      createdAt,
      ...payer(billing),
    }));
    return this.repository.people(tx, projectId, rows);
  }

  /** Erases them with all that hangs on them, and whoever was merged into them since. */
  async remove(tx: Tx, projectId: number, people: readonly string[]): Promise<void> {
    const all = await this.repository.lock(tx, projectId, people);
    for (const follower of this.followers.all) await follower.erase(tx, projectId, all);
    await this.erasing.erase(tx, projectId, all);
  }

  /** Removes those of these customers whom nobody belongs to any more. */
  async removeCompanies(tx: Tx, projectId: number, customers: readonly string[]): Promise<void> {
    await this.repository.removeCompanies(tx, projectId, customers);
  }
}

function payer(billing: RecordedBilling | null): PayerRow {
  const { plan = null, revenue = null, saidAt = null } = billing ?? {};
  const monthly = revenue && monthlyCents(revenue.amount, revenue.interval);
  return {
    plan,
    amount: revenue?.amount ?? null,
    interval: revenue?.interval ?? null,
    monthlyCents: monthly,
    balancedPoints: balancedPoints(monthly ?? 0),
    saidAt,
  };
}
