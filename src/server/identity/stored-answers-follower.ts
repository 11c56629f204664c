import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Connection, Tx } from '../platform/database/database.js';
import { IdempotencyRepository } from '../platform/idempotency/idempotency.repository.js';
import { PersonFollowers, type FollowsPerson, type JournalPart } from './follows-person.js';

/**
 * Answers stored for retries contain a person's words and name. They stay in place when people are merged: erasing a
 * person also erases everybody merged into it.
 */
@Injectable()
export class StoredAnswersFollower implements FollowsPerson, OnModuleInit {
  readonly name = 'answersKeptForRetries';
  readonly tables = ['idempotency_key'];

  constructor(
    private readonly followers: PersonFollowers,
    private readonly repository: IdempotencyRepository,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async reassign(): Promise<JournalPart> {
    return {};
  }

  async restore(): Promise<void> {}

  async payerChanged(): Promise<void> {}

  erase(tx: Tx, projectId: number, persons: readonly string[]): Promise<void> {
    return this.repository.erase(tx, projectId, persons);
  }

  export(connection: Connection, projectId: number, person: string): Promise<unknown> {
    return this.repository.export(connection, projectId, person);
  }
}
