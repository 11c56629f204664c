import { Injectable } from '@nestjs/common';
import { RecordedPeople } from '../identity/recorded-people.js';
import { Database } from '../platform/database/database.js';
import { RecordedRequests } from '../requests/recorded-requests.repository.js';
import { SampleDataRepository, type SampleRow } from './sample-data.repository.js';

const PEOPLE_AT_ONCE = 250;

/**
 * Takes away what was loaded, by its ids. Everybody else stays, with what they did elsewhere: the widget may have
 * been live while the sample was explored, and «remove the sample» must never cost a real request.
 */
@Injectable()
export class SampleRemoval {
  constructor(
    private readonly db: Database,
    private readonly repository: SampleDataRepository,
    private readonly people: RecordedPeople,
    private readonly requests: RecordedRequests,
  ) {}

  /** Stopped half-way, it starts again: what is gone already is passed over. */
  async remove(projectId: number, { requests, people, companies }: SampleRow): Promise<void> {
    await this.db.transaction((tx) => this.requests.remove(tx, projectId, requests));
    for (let start = 0; start < people.length; start += PEOPLE_AT_ONCE) {
      const some = people.slice(start, start + PEOPLE_AT_ONCE);
      await this.db.transaction((tx) => this.people.remove(tx, projectId, some));
    }
    await this.db.transaction(async (tx) => {
      await this.people.removeCompanies(tx, projectId, companies);
      await this.repository.remove(tx, projectId);
    });
  }
}
