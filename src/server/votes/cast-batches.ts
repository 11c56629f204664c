import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/caller.js';
import { People } from '../identity/people.js';
import { Refusal } from '../platform/refusal.js';
import { type Outcome, VotesRepository } from './votes.repository.js';

/** Statements under way at once: while one waits for the disk, another one works. */
const AT_ONCE = 2;
/** Votes in one statement. */
const MOST = 100;
/** How long a vote waits for its statement to be sent: as long as others wait for a connection. */
const PATIENCE_MS = 10_000;

interface Waiting {
  caller: Caller;
  request: string;
  resolve(outcome: Outcome | undefined): void;
  reject(error: unknown): void;
  patience: NodeJS.Timeout;
}

/**
 * Votes of verified callers that come while others are under way go together in the next statement, so that many cost
 * little more than one. Nobody waits for a lock there, and what holds one vote up holds up no other: it gets no
 * outcome, and where the statement fails as a whole, each vote has one of its own.
 */
@Injectable()
export class CastBatches {
  private waiting: Waiting[] = [];
  private underWay = 0;

  constructor(
    private readonly people: People,
    private readonly votes: VotesRepository,
  ) {}

  /**
   * One round trip where nothing about the caller is new; undefined ⇒ step by step. Refuses with `server.unavailable`
   * where the database answers nobody for ten seconds.
   */
  cast(caller: Caller, request: string): Promise<Outcome | undefined> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => this.giveUp(patience), PATIENCE_MS);
      this.waiting.push({ caller, request, resolve, reject, patience });
      void this.work();
    });
  }

  private giveUp(patience: NodeJS.Timeout): void {
    const index = this.waiting.findIndex((one) => one.patience === patience);
    for (const one of this.waiting.splice(index, 1)) one.reject(new Refusal('server.unavailable'));
  }

  private async work(): Promise<void> {
    if (this.underWay === AT_ONCE) return;
    this.underWay++;
    while (this.waiting.length > 0) await this.send(this.waiting.splice(0, MOST));
    this.underWay--;
  }

  /** Settles each of `batch`, and never fails itself. */
  private async send(batch: Waiting[]): Promise<void> {
    for (const { patience } of batch) clearTimeout(patience);
    try {
      const who = this.people.verifiedSql(batch.map(({ caller }) => caller));
      const outcomes = await this.votes.castAll(
        who,
        batch.map(({ request }) => request),
      );
      batch.forEach((one, index) => one.resolve(outcomes[index]));
    } catch (error) {
      const [first, ...others] = batch;
      if (others.length === 0) first!.reject(error);
      else await Promise.all(batch.map((one) => this.send([one])));
    }
  }
}
