import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import { type Union, UnitedVotesRepository } from './united-votes.repository.js';
import { VoteRowsRepository } from './vote-rows.repository.js';

export type { Union } from './united-votes.repository.js';

/** The votes of two requests that are merged, or not any more; both are locked `FOR UPDATE`, and get their marks. */
@Injectable()
export class UnitedVotes {
  constructor(
    private readonly repository: UnitedVotesRepository,
    private readonly rows: VoteRowsRepository,
  ) {}

  async unite(tx: Tx, projectId: number, union: Union): Promise<void> {
    const gained = await this.repository.unite(tx, projectId, union);
    await this.mark(tx, projectId, union, gained);
  }

  async separate(tx: Tx, projectId: number, union: Union): Promise<void> {
    const lost = await this.repository.separate(tx, projectId, union);
    await this.mark(tx, projectId, union, -lost);
  }

  private mark(tx: Tx, projectId: number, { from, into }: Union, delta: number): Promise<void> {
    const differences = [
      { request: from, delta: 0, causeRef: into },
      { request: into, delta, causeRef: from },
    ];
    return this.rows.mark(tx, projectId, differences, 'request');
  }
}
