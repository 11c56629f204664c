import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { QUEUE, type Queue } from '../platform/queue/queue.js';
import { Schedule } from '../platform/schedule.js';
import { Settings } from '../platform/settings.js';
import { ProjectDeletionRepository, projectTables } from './project-deletion.repository.js';

const LOOK_AGAIN_MS = 60 * 60 * 1000;

/** Removes what deleted projects leave behind, in small bites, so that others' statements never wait for it. */
@Injectable()
export class ProjectDeletion implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly settings: Settings,
    private readonly schedule: Schedule,
    private readonly db: Database,
    private readonly repository: ProjectDeletionRepository,
    @Inject(QUEUE) private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    if (this.settings.role === 'web') return;
    this.queue.process('deleteProject', ({ projectId }) => this.remove(Number(projectId)));
    this.schedule.every('deleted projects', LOOK_AGAIN_MS, () => this.resume());
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role !== 'web') await this.resume();
  }

  /** Asks for the rows of a deleted project to be removed. */
  request(projectId: number): Promise<void> {
    return this.queue.add('deleteProject', { projectId }, { key: `deleteProject:${projectId}` });
  }

  /** Stopped half-way, it goes on from there when it runs again; a project that is not deleted is left alone. */
  async remove(projectId: number): Promise<void> {
    // A statement under way when the project was deleted may have written behind us: look until all is empty.
    while ((await this.removeOnce(projectId)) > 0);
    await this.repository.removeProject(projectId);
  }

  private async removeOnce(projectId: number): Promise<number> {
    let removed = 0;
    for (const table of projectTables) {
      for (let some = 1; some > 0; removed += some) {
        some = await this.removeSome(table, projectId);
      }
    }
    return removed;
  }

  /** A job may run twice: the two take turns, or one would miss the rows that the other has just uncovered. */
  private removeSome(table: string, projectId: number): Promise<number> {
    return this.db.transaction(async (tx) =>
      (await this.repository.lockDeleted(tx, projectId))
        ? this.repository.removeSome(tx, table, projectId)
        : 0,
    );
  }

  /** A job may be lost: projects whose deletion was asked for and is not done are found again. */
  private async resume(): Promise<void> {
    for (const id of await this.repository.deletedIds()) await this.request(id);
  }
}
