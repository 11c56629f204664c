import { Injectable } from '@nestjs/common';
import { RecordedPeople } from '../identity/recorded-people.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { RecordedDays } from '../ranking/recorded-days.js';
import { Merges } from '../requests/merges.js';
import { RecordedRequests } from '../requests/recorded-requests.repository.js';
import { RecordedVotes } from '../votes/recorded-votes.repository.js';
import { SampleDataRepository, type SampleIds, type SampleRow } from './sample-data.repository.js';
import { type Period, PERIODS, periodsOf } from './sample-periods.js';
import { makeSample, type Sample } from './sample.js';

/** The people first, then the periods. */
export const LOADING_STEPS = 1 + PERIODS;

/**
 * Tells a project the sample's year in order, as if it had happened: requests and votes of a period, then its
 * scores and ranks. Each step is one transaction and known to be done, so a loading that stops goes on where it was,
 * and two at a time do no harm.
 */
@Injectable()
export class SampleLoader {
  constructor(
    private readonly db: Database,
    private readonly repository: SampleDataRepository,
    private readonly people: RecordedPeople,
    private readonly requests: RecordedRequests,
    private readonly votes: RecordedVotes,
    private readonly merges: Merges,
    private readonly days: RecordedDays,
  ) {}

  /** `row` says how far it is. Ends early where the removal was asked for meanwhile. */
  async load(projectId: number, row: SampleRow): Promise<void> {
    const sample = makeSample({ now: row.at });
    const periods = periodsOf(sample, row.at);
    for (let step = row.done; step < LOADING_STEPS; step++) {
      const period = periods[step - 1];
      const isDone = await this.step(projectId, step, (tx, ids) =>
        period ? this.tell(tx, projectId, period, ids) : this.introduce(tx, projectId, sample),
      );
      if (!isDone) return;
      if (period) await this.days.record(projectId, period.end, row.at);
    }
    await this.mergeDuplicates(projectId, sample);
    await this.days.record(projectId, row.at, row.at);
    await this.repository.describe();
    await this.repository.finish(projectId);
  }

  /** False where this step is not the next one any more. */
  private step(
    projectId: number,
    step: number,
    work: (tx: Tx, ids: SampleIds) => Promise<Partial<SampleIds>>,
  ): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const row = await this.repository.lock(tx, projectId);
      if (row?.state !== 'loading' || row.done !== step) return false;
      await this.repository.advance(tx, projectId, await work(tx, row));
      return true;
    });
  }

  private async introduce(
    tx: Tx,
    projectId: number,
    { companies, people }: Sample,
  ): Promise<Partial<SampleIds>> {
    const customers = await this.people.recordCompanies(
      tx,
      projectId,
      companies.map(({ id, ...company }) => ({ companyId: id, ...company })),
    );
    const persons = await this.people.record(
      tx,
      projectId,
      people.map((person) => ({
        ...person,
        company: person.company === null ? null : customers[person.company]!,
      })),
    );
    return { companies: customers, people: persons };
  }

  private async tell(
    tx: Tx,
    projectId: number,
    period: Period,
    { people, requests }: SampleIds,
  ): Promise<Partial<SampleIds>> {
    const written = await this.requests.record(
      tx,
      projectId,
      period.requests.map((request) => ({ ...request, author: people[request.author]! })),
    );
    const all = [...requests, ...written];
    await this.votes.record(
      tx,
      projectId,
      period.votes.map(({ request, person, at }) => ({
        request: all[request]!,
        person: people[person]!,
        at,
      })),
    );
    return { requests: written };
  }

  private async mergeDuplicates(projectId: number, { duplicates }: Sample): Promise<void> {
    const row = await this.repository.find(this.db, projectId);
    if (row?.state !== 'loading' || row.member === null) return;
    for (const [duplicate, original] of duplicates) {
      const [from, into] = [row.requests[duplicate]!, row.requests[original]!];
      await this.merges.merge({ id: projectId }, { id: row.member }, from, into).catch(unlessMerged);
    }
  }
}

/** A loading that stopped after some merges makes the others. */
function unlessMerged(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'merge.cycle')) throw error;
}
