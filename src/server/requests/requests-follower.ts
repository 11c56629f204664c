import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonFollowers, type FollowsPerson, type JournalPart } from '../identity/follows-person.js';
import type { Connection, Tx } from '../platform/database/database.js';
import { AuthorsRepository } from './authors.repository.js';

/** What a person submitted follows it; a person who is erased leaves the text behind, without an author. */
@Injectable()
export class RequestsFollower implements FollowsPerson, OnModuleInit {
  readonly name = 'requests';
  readonly tables = ['request'];

  constructor(
    private readonly followers: PersonFollowers,
    private readonly authors: AuthorsRepository,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async reassign(tx: Tx, projectId: number, loser: string, winner: string): Promise<JournalPart> {
    return { requests: await this.authors.giveAll(tx, projectId, loser, winner) };
  }

  async restore(tx: Tx, projectId: number, loser: string, winner: string, part: JournalPart): Promise<void> {
    await this.authors.give(tx, projectId, part.requests as string[], winner, loser);
  }

  /** Who pays is no part of a request. */
  async payerChanged(): Promise<void> {}

  async erase(tx: Tx, projectId: number, persons: readonly string[]): Promise<void> {
    await this.authors.forget(tx, projectId, persons);
  }

  export(connection: Connection, projectId: number, person: string): Promise<unknown> {
    return this.authors.export(connection, projectId, person);
  }
}
