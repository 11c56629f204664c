import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import { Rerank } from '../ranking/rerank.js';
import { PersonFollowers } from './follows-person.js';
import { RegistersRepository, type CustomerState, type PersonState } from './registers.repository.js';
import { compareValues, isNews, type Register, type RegisterChanges, type Said } from './registers.js';

/** Applies what is said of a person to its registers and to those of whoever pays, and marks what that moves. */
@Injectable()
export class Fields {
  constructor(
    private readonly registers: RegistersRepository,
    private readonly followers: PersonFollowers,
    private readonly rerank: Rerank,
  ) {}

  /**
   * The newer wins, register by register. Plan and amount belong to the company that was named with them, else to
   * the person's own customer, whoever pays for it otherwise. The person's row is locked.
   */
  async apply(tx: Tx, projectId: number, personId: string, said: Said): Promise<void> {
    const { name, email, company, plan, revenue } = said.registers;
    const person = await this.registers.person(tx, projectId, personId);
    const named = company?.value ?? null;
    const billed = named === null ? person.ownCustomer! : await this.registers.company(tx, projectId, named);
    await this.write(tx, projectId, person, onlyNews(person.registers, { name, email, company }));
    await this.bill(tx, projectId, billed, { name: said.companyName, plan, revenue });
  }

  /**
   * Writes registers of a person and of its own customer as they are. Where somebody else pays for it afterwards,
   * its votes follow; they are all that moves, so the person is marked and not the whole of two companies.
   */
  async write(tx: Tx, projectId: number, person: PersonState, changes: RegisterChanges): Promise<void> {
    const { plan, revenue } = changes;
    if (person.ownCustomer !== null) {
      await this.registers.writeCustomer(tx, projectId, person.ownCustomer, { plan, revenue });
    }
    const payer = await this.registers.writePerson(tx, projectId, person, changes);
    if (payer === null || payer === person.payer) return;
    for (const follower of this.followers.all) await follower.payerChanged(tx, projectId, person.id, payer);
    await this.rerank.mark(tx, projectId, { persons: [person.id], cause: 'revenue', causeRef: payer });
  }

  /** The customer's row is locked while its registers are compared: colleagues' tokens come at the same time. */
  private async bill(
    tx: Tx,
    projectId: number,
    customerId: string,
    said: { [Name in keyof CustomerState]?: CustomerState[Name] },
  ): Promise<void> {
    if (!Object.values(said).some((register) => register !== undefined)) return;
    const customer = await this.registers.customer(tx, projectId, customerId);
    const news = onlyNews(customer, said);
    await this.registers.writeCustomer(tx, projectId, customerId, news);
    const differs = (['plan', 'revenue'] as const).some(
      (field) => news[field] && compareValues(customer[field]?.value ?? null, news[field].value) !== 0,
    );
    if (differs) {
      await this.rerank.mark(tx, projectId, {
        customers: [customerId],
        cause: 'revenue',
        causeRef: customerId,
      });
    }
  }
}

function onlyNews<Current extends object>(current: Current, said: Partial<Current>): Partial<Current> {
  const registers = Object.entries(said) as [keyof Current, Register<unknown> | null | undefined][];
  const news = registers.filter(
    ([name, register]) => register && isNews(current[name] as Register<unknown>, register),
  );
  return Object.fromEntries(news) as Partial<Current>;
}
