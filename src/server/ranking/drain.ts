import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import { QUEUE, type Queue } from '../platform/queue/queue.js';
import { Settings } from '../platform/settings.js';
import { Announcer } from './announcer.js';
import { MarksRepository } from './marks.repository.js';
import { Pace } from './pace.js';
import { ProjectRankingRepository } from './project-ranking.repository.js';
import { SignalsRepository } from './signals.repository.js';

/** Marks taken, and so requests scored, in one transaction; larger ones are no faster, and let others wait. */
export const BATCH = 2_000;

/**
 * Scores what was marked, one project at a time (docs/ranking.md, «Keeping it true»). Marks are taken, expanded and
 * scored in statements of their own, so that each sees every vote that was committed before the marks it stands for.
 */
@Injectable()
export class Drain implements OnModuleInit {
  constructor(
    private readonly settings: Settings,
    private readonly db: Database,
    private readonly rankings: ProjectRankingRepository,
    private readonly marks: MarksRepository,
    private readonly signals: SignalsRepository,
    private readonly announcer: Announcer,
    private readonly pace: Pace,
    @Inject(QUEUE) private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    if (this.settings.role === 'web') return;
    this.queue.process('rerank', ({ projectId }) => this.run(Number(projectId)));
  }

  /** Until nothing is left that was marked when the last batch began; what came later has a kick of its own. */
  async run(projectId: number): Promise<void> {
    while (
      await this.db.transaction(async (tx) => {
        await this.rankings.lock(tx, projectId);
        return this.batch(tx, projectId);
      })
    );
  }

  /** One batch, unless somebody drains the project just now; whether there may be more for this process to do. */
  async help(projectId: number): Promise<boolean> {
    return this.db.transaction(
      async (tx) => (await this.rankings.tryLock(tx, projectId)) && this.batch(tx, projectId),
    );
  }

  /** Under the project's lock: whether there may be more. */
  private async batch(tx: Tx, projectId: number): Promise<boolean> {
    const started = performance.now();
    const ranking = await this.rankings.load(projectId, tx);
    if (!ranking) return false;
    const expanded = await this.marks.expand(tx, projectId);
    const marked = await this.marks.take(tx, projectId, BATCH);
    const room = BATCH - marked.length;
    const taken = room > 0 ? [...marked, ...(await this.marks.takeOfProject(tx, projectId, room))] : marked;
    if (taken.length === 0) return expanded > 0;
    const requests = [...new Set(taken.map(({ requestId }) => requestId))];
    const moved = await this.signals.rescore(tx, projectId, ranking, requests, taken);
    const tookMs = Math.round(performance.now() - started);
    await this.rankings.noteDrain(tx, projectId, tookMs);
    this.pace.learn(projectId, tookMs);
    if (moved > 0) await this.announcer.announce(tx, projectId);
    return expanded > 0 || taken.length === BATCH;
  }
}
