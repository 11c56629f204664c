import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Drain } from './drain.js';
import { HistoryRepository } from './history.repository.js';

/** Days of the past, told one after the other: for sample data, which alone has a past to make up. */
@Injectable()
export class RecordedDays {
  constructor(
    private readonly db: Database,
    private readonly drain: Drain,
    private readonly repository: HistoryRepository,
  ) {}

  /**
   * Scores what is marked and keeps where the project's requests stand as those of the day that `end` ends; moves
   * noted since `since`, which is the real time, become moves of that day.
   */
  async record(projectId: number, end: Date, since: Date): Promise<void> {
    await this.drain.run(projectId);
    await this.db.transaction(async (tx) => {
      await this.repository.moveEvents(tx, projectId, since, end);
      await this.repository.record(tx, projectId, end.toISOString().slice(0, 10));
    });
  }
}
