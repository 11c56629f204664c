import sql from 'sql-template-tag';
import type { Status } from '../../src/contract/statuses.js';
import { balancedPoints } from '../../src/server/ranking/score.js';
import { Rerank } from '../../src/server/ranking/rerank.js';
import type { TestApp } from './app.js';

/** Puts customers, persons, requests and votes straight into a project's tables, then has all of it scored. */
export class ScoringWorld {
  constructor(
    private readonly app: TestApp,
    readonly projectId: number,
  ) {}

  /** A company; without `name` it has only the host's id. */
  async company(monthlyCents: number | null, more: { name?: string; plan?: string } = {}): Promise<string> {
    return this.customer(monthlyCents, { ...more, companyId: `company-${Math.random()}` });
  }

  /** Somebody of a company, or somebody who pays for itself: `monthlyCents`, null for unknown. */
  async person(
    payer: { customer: string } | { monthlyCents: number | null; plan?: string },
    name: string | null = null,
  ): Promise<string> {
    const customer = 'customer' in payer ? payer.customer : await this.customer(payer.monthlyCents, payer);
    return this.id(sql`
      insert into person (project_id, verified, customer_id, name)
      values (${this.projectId}, true, ${customer}, ${name}) returning id::text`);
  }

  anonymous(): Promise<string> {
    return this.id(
      sql`insert into person (project_id, verified) values (${this.projectId}, false) returning id::text`,
    );
  }

  /** A person that turned out to be `root`. */
  async merged(root: string): Promise<void> {
    await this.app.db.run(sql`
      insert into person (project_id, verified, merged_into) values (${this.projectId}, false, ${root})`);
  }

  request(
    title: string,
    more: { status?: Status; effort?: number; tags?: string[]; body?: string; createdBy?: string } = {},
  ): Promise<string> {
    const { status = 'underReview', effort = null, tags = [], body = '', createdBy = null } = more;
    return this.id(sql`
      insert into request (project_id, title, status, effort, tags, body, created_by)
      values (${this.projectId}, ${title}, ${status}, ${effort}, ${tags}, ${body}, ${createdBy})
      returning id::text`);
  }

  /** `daysAgo` is when the vote was given. */
  async vote(
    request: string,
    person: string,
    {
      daysAgo = 1,
      active = true,
      castBy = null,
    }: { daysAgo?: number; active?: boolean; castBy?: string | null } = {},
  ): Promise<void> {
    await this.app.db.run(sql`
      insert into vote (project_id, request_id, person_id, customer_id, active, changed_at, voted_at, cast_by)
      select project_id, ${request}, id, customer_id, ${active}, at, at, ${castBy}
        from person, (select now() - make_interval(secs => ${daysAgo * 86_400})) as time (at)
       where project_id = ${this.projectId} and id = ${person}
      on conflict (project_id, request_id, person_id)
        do update set active = excluded.active, voted_at = excluded.voted_at, changed_at = excluded.changed_at`);
  }

  /** Says how a customer's revenue changed, as identity does; scored it is only after `scored`. */
  async pays(customer: string, monthlyCents: number): Promise<void> {
    await this.app.db.run(sql`
      update customer set monthly_cents = ${monthlyCents}, balanced_points = ${balancedPoints(monthlyCents)}
       where project_id = ${this.projectId} and id = ${customer}`);
    await this.mark({ customers: [customer], cause: 'revenue' });
  }

  async mark(changed: Parameters<Rerank['mark']>[2]): Promise<void> {
    const rerank = this.app.app.get(Rerank, { strict: false });
    await this.app.db.transaction((tx) => rerank.mark(tx, this.projectId, changed));
  }

  /** Waits until every request has the score that its votes say. */
  async scored(): Promise<void> {
    await this.mark({ project: true, cause: 'sample' });
    await this.app.settle();
  }

  private customer(
    monthlyCents: number | null,
    {
      name = null,
      plan = null,
      companyId = null,
    }: { name?: string | null; plan?: string | null; companyId?: string | null },
  ): Promise<string> {
    return this.id(sql`
      insert into customer (project_id, company_id, name, plan, amount, billing_interval, monthly_cents,
                            revenue_at, revenue_source, balanced_points)
      values (${this.projectId}, ${companyId}, ${name}, ${plan}, ${monthlyCents},
              ${monthlyCents === null ? null : 'month'}, ${monthlyCents},
              ${monthlyCents === null ? null : new Date()}, ${monthlyCents === null ? null : 'token'},
              ${balancedPoints(monthlyCents ?? 0)})
      returning id::text`);
  }

  private async id(statement: ReturnType<typeof sql>): Promise<string> {
    return (await this.app.db.row<{ id: string }>(statement))!.id;
  }
}
