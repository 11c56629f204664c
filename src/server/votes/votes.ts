import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type { VoteAnswerDto } from '../../contract/votes.dto.js';
import type { Caller } from '../identity/caller.js';
import { requireParticipation } from '../identity/callers.js';
import { People } from '../identity/people.js';
import { Database } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { Rerank } from '../ranking/rerank.js';
import { AnonymousLimits } from './anonymous-limits.js';
import { CastBatches } from './cast-batches.js';
import { personSql } from './person-sql.js';
import { Targets } from './targets.js';
import { type Action, type Outcome, VotesRepository } from './votes.repository.js';

/** How often an action that somebody else's work got in the way of is tried. */
const ATTEMPTS = 5;

/**
 * A customer's user votes and withdraws. Both are idempotent, and act on what the request was merged into. Refusals:
 * `notFound`, `request.closed` (for a withdrawal too: the tally of what is shipped or declined stays as it was
 * decided on), `identity.required` where the anonymous only read, `rate.limited`.
 */
@Injectable()
export class Votes {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly votes: VotesRepository,
    private readonly batches: CastBatches,
    private readonly targets: Targets,
    private readonly limits: AnonymousLimits,
    private readonly rerank: Rerank,
  ) {}

  cast(caller: Caller, request: string): Promise<VoteAnswerDto> {
    return this.act('cast', caller, request);
  }

  withdraw(caller: Caller, request: string): Promise<VoteAnswerDto> {
    return this.act('withdraw', caller, request);
  }

  private async act(action: Action, caller: Caller, request: string): Promise<VoteAnswerDto> {
    if (!isRowId(request)) throw new Refusal('notFound');
    await this.limits.countVote(caller);
    let outcome = await this.actAtOnce(action, caller, request);
    for (let attempt = 1; !outcome; attempt++) {
      if (attempt === ATTEMPTS) throw new Refusal('server.unavailable');
      outcome = await this.actStepwise(action, caller, request);
    }
    // Not waited for: the answer is true without it, and a kick that is lost is made up for.
    if (outcome.flipped) void this.rerank.kick(caller.project.id);
    return { voted: action === 'cast', votes: outcome.votes };
  }

  /** The fast path: one round trip, where nothing about the caller is new. */
  private async actAtOnce(action: Action, caller: Caller, request: string): Promise<Outcome | undefined> {
    // What the project allows may be out of date here; `forWrite` knows.
    if (!caller.verified && (caller.visitor === null || caller.project.participation !== 'everyone')) {
      return undefined;
    }
    if (caller.verified && action === 'cast') return this.batches.cast(caller, request);
    const name = caller.verified ? 'verified' : 'anonymous';
    return this.votes.act(action, name, this.people.callerSql(caller), caller.project.id, request);
  }

  /** Finds out why there was nothing to act on, what costs least first; then acts by the person's id. */
  private async actStepwise(action: Action, caller: Caller, request: string): Promise<Outcome | undefined> {
    const { id, votes } = await this.targets.open(this.database, caller.project.id, request);
    const person =
      action === 'cast' ? (await this.people.forWrite(caller)).personId : await this.known(caller);
    // A browser that has done nothing has nothing to withdraw, and leaves no trace.
    if (person === null) return { flipped: false, votes };
    return this.votes.act(action, 'person', personSql(caller, person), caller.project.id, id);
  }

  private async known(caller: Caller): Promise<string | null> {
    const { personId } = await this.people.find(caller);
    requireParticipation(caller);
    return personId;
  }
}
