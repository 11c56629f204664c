import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import { Rerank } from '../ranking/rerank.js';
import { type Provenance, type Vote, VotesRepository } from './votes.repository.js';

/** Submitting is voting: the vote that comes with a new request, in the transaction that makes it. */
@Injectable()
export class AuthorVotes {
  constructor(
    private readonly votes: VotesRepository,
    private readonly rerank: Rerank,
  ) {}

  /** The person is held in `tx`. `by` says which member wrote the request down, where one did. */
  async cast(tx: Tx, vote: Vote, by?: Omit<Provenance, 'source'>): Promise<void> {
    await this.votes.castForNew(tx, vote, by && { source: 'member', ...by });
    tx.afterCommit(() => this.rerank.kick(vote.projectId));
  }
}
