import { Injectable } from '@nestjs/common';
import type { Connection, Tx } from '../platform/database/database.js';

/** What a follower did in a merge, as JSON: ids and registers only, enough to take it back. */
export type JournalPart = Record<string, unknown>;

/** Whatever hangs on a person. A test walks the foreign keys and fails for a table that nobody follows. */
export interface FollowsPerson {
  /** Its name in journals and exports. */
  readonly name: string;
  /** The tables whose references to a person it looks after. */
  readonly tables: readonly string[];
  /** Moves what hangs on `loser` to `winner`. Both rows are locked `FOR UPDATE` and hold their final state. */
  reassign(tx: Tx, projectId: number, loser: string, winner: string): Promise<JournalPart>;
  /**
   * Gives `loser` back what `part` says; what changed since stays with `winner`. Both rows are locked and hold
   * their final state again: `loser.customer_id` pays for what it gets back.
   */
  restore(tx: Tx, projectId: number, loser: string, winner: string, part: JournalPart): Promise<void>;
  /** Somebody else pays for `person` from now on: the copies of its `customer_id` follow. Its row is locked. */
  payerChanged(tx: Tx, projectId: number, person: string, customerId: string): Promise<void>;
  /** Removes or makes nameless all that hangs on these persons, which are locked and about to go. */
  erase(tx: Tx, projectId: number, persons: readonly string[]): Promise<void>;
  /** What the person may take along. */
  export(connection: Connection, projectId: number, person: string): Promise<unknown>;
}

@Injectable()
export class PersonFollowers {
  private readonly followers: FollowsPerson[] = [];

  /** Called once by each follower when its module starts. */
  register(follower: FollowsPerson): void {
    this.followers.push(follower);
  }

  get all(): readonly FollowsPerson[] {
    return this.followers;
  }
}
