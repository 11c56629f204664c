import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import { QUEUE, type Queue } from '../platform/queue/queue.js';
import { Refusal } from '../platform/refusal.js';
import { Settings } from '../platform/settings.js';
import { Announcer } from './announcer.js';
import { BATCH } from './drain.js';
import {
  ProjectRankingRepository,
  type NextNumbers,
  type ProjectRanking,
} from './project-ranking.repository.js';
import { RebuildRepository } from './rebuild.repository.js';
import { ScoresRepository } from './scores.repository.js';
import { SignalsRepository } from './signals.repository.js';

/**
 * Prepares scores on another scale beside the present ones: a new half-life, a saved lens as the default. Every
 * request is scored under both, in batches; drains go on between them and score under both as well. At the end all
 * rows change over in one transaction, so no page mixes two scales.
 */
@Injectable()
export class Rebuild implements OnModuleInit {
  constructor(
    private readonly settings: Settings,
    private readonly db: Database,
    private readonly rankings: ProjectRankingRepository,
    private readonly repository: RebuildRepository,
    private readonly signals: SignalsRepository,
    private readonly scores: ScoresRepository,
    private readonly announcer: Announcer,
    @Inject(QUEUE) private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    if (this.settings.role === 'web') return;
    this.queue.process('rebuild', ({ projectId }) => this.run(Number(projectId)));
  }

  /**
   * Begins to change over to `change`, for a caller that holds the project's lock and has `ranking` from under it.
   * Refuses with `ranking.rebuilding` where another change is still being prepared.
   */
  async begin(
    tx: Tx,
    projectId: number,
    ranking: ProjectRanking,
    change: Partial<NextNumbers>,
  ): Promise<void> {
    if (ranking.rebuild) throw new Refusal('ranking.rebuilding');
    await this.repository.begin(tx, projectId, { ...ranking, ...change });
    tx.afterCommit(() => this.kick(projectId));
  }

  /** Until it has changed over; stopped half-way, it goes on from there. */
  async run(projectId: number): Promise<void> {
    while (await this.db.transaction((tx) => this.step(tx, projectId)));
  }

  /** A job may be lost: what is unfinished is found again. */
  async resume(): Promise<void> {
    for (const projectId of await this.repository.unfinished()) await this.kick(projectId);
  }

  /** Whether there is more to do. */
  private async step(tx: Tx, projectId: number): Promise<boolean> {
    await this.rankings.lock(tx, projectId);
    const ranking = await this.rankings.load(projectId, tx);
    if (!ranking?.rebuild) return false;
    const { after, next } = ranking.rebuild;
    const requests = await this.repository.requestsAfter(tx, projectId, after, BATCH);
    if (requests.length > 0) {
      await this.signals.rescore(tx, projectId, ranking, requests, []);
      await this.repository.advance(tx, projectId, requests.at(-1)!, requests.length);
    } else {
      await this.scores.flip(tx, projectId, { ...ranking, ...next });
      await this.repository.end(tx, projectId);
    }
    await this.announcer.announce(tx, projectId);
    return requests.length > 0;
  }

  private kick(projectId: number): Promise<void> {
    return this.queue.add('rebuild', { projectId }, { key: `rebuild:${projectId}` });
  }
}
