import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import { LIVE, rankingChannel, type Live } from '../platform/live/live.js';
import { ProjectRankingRepository } from './project-ranking.repository.js';

/** Says that something moved: to cursors by the version, to open pages by a live message. */
@Injectable()
export class Announcer {
  constructor(
    private readonly rankings: ProjectRankingRepository,
    @Inject(LIVE) private readonly live: Live,
  ) {}

  /** In the transaction that moves it. */
  async announce(tx: Tx, projectId: number): Promise<void> {
    const version = await this.rankings.raiseVersion(tx, projectId);
    tx.afterCommit(() => this.live.publish(rankingChannel(projectId), { kind: 'ranking', version }));
  }

  /** A request reads otherwise (its title, status, tags) or was merged: in the transaction that changes it. */
  requestsChanged(tx: Tx, projectId: number): void {
    tx.afterCommit(() => this.live.publish(rankingChannel(projectId), { kind: 'requests' }));
  }
}
