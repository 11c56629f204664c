import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Schedule } from '../platform/schedule.js';
import { Settings } from '../platform/settings.js';
import { Drain } from './drain.js';
import { MarksRepository } from './marks.repository.js';
import { Rebuild } from './rebuild.js';
import { Rerank } from './rerank.js';

const EVERY_MS = 3_000;
/** A kick should have led somebody to a mark of this age, in seconds: it was lost, or its worker died. */
const OVERDUE = 1;
/** And a second kick, too: whatever carries kicks does not. */
const STUCK = 4;

/**
 * Finds the work whose job was lost: Redis was down, or a worker was killed. It kicks first, and what that does not
 * help it drains itself. So scores need the database and one worker, and nothing else: not Redis, not the job that a
 * dead worker still holds, not the host's clock by which jobs are delayed.
 */
@Injectable()
export class Sweep implements OnModuleInit {
  constructor(
    private readonly settings: Settings,
    private readonly schedule: Schedule,
    private readonly marks: MarksRepository,
    private readonly rerank: Rerank,
    private readonly drain: Drain,
    private readonly rebuild: Rebuild,
  ) {}

  onModuleInit(): void {
    if (this.settings.role !== 'web') this.schedule.every('sweep', EVERY_MS, () => this.sweep());
  }

  async sweep(): Promise<void> {
    for (const projectId of await this.marks.overdueProjects(OVERDUE)) await this.rerank.kick(projectId);
    await this.rebuild.resume();
    await this.drainStuck();
  }

  /** A batch of each project in turn, so that a large one does not hold the others up. */
  private async drainStuck(): Promise<void> {
    for (let more = true; more;) {
      more = false;
      for (const projectId of await this.marks.overdueProjects(STUCK))
        more = (await this.drain.help(projectId)) || more;
    }
  }
}
