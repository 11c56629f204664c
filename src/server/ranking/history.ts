import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { QUEUE, type Queue } from '../platform/queue/queue.js';
import { Schedule } from '../platform/schedule.js';
import { Settings } from '../platform/settings.js';
import { HistoryRepository } from './history.repository.js';
import { ProjectRankingRepository } from './project-ranking.repository.js';
import { Rebuild } from './rebuild.js';
import { halfLives, landmarkAt } from './score.js';

/** How often to look whether another day has begun. */
const LOOK_MS = 10 * 60 * 1000;

/** Past this many half-lives, the trending lens gets a new landmark long before a double overflows. */
const LANDMARK_HALF_LIVES = 500;

/** What a project does once a day: it keeps where its requests stand, and forgets what is too old to keep. */
@Injectable()
export class History implements OnModuleInit {
  constructor(
    private readonly settings: Settings,
    private readonly schedule: Schedule,
    private readonly clock: Clock,
    private readonly db: Database,
    private readonly rankings: ProjectRankingRepository,
    private readonly repository: HistoryRepository,
    private readonly rebuild: Rebuild,
    @Inject(QUEUE) private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    if (this.settings.role === 'web') return;
    this.queue.process('history', ({ projectId }) => this.runDaily(Number(projectId)));
    this.schedule.every('history', LOOK_MS, () => this.addDue());
  }

  /** The work of today, once: whoever comes second finds it done. */
  async runDaily(projectId: number): Promise<void> {
    const day = this.today();
    await this.db.transaction(async (tx) => {
      await this.rankings.lock(tx, projectId);
      const ranking = await this.rankings.load(projectId, tx);
      if (!ranking || !(await this.repository.claimDay(tx, projectId, day))) return;
      await this.repository.record(tx, projectId, day);
      await this.repository.trim(tx, projectId, day);
      if (!ranking.rebuild && halfLives(this.clock.seconds(), ranking) > LANDMARK_HALF_LIVES) {
        await this.rebuild.begin(tx, projectId, ranking, { landmark: landmarkAt(this.clock.now()) });
      }
    });
  }

  /** Asks for the work of all projects that have not done today's. */
  async addDue(): Promise<void> {
    for (const projectId of await this.repository.due(this.today())) {
      await this.queue.add('history', { projectId }, { key: `history:${projectId}` });
    }
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}
