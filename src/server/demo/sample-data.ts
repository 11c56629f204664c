import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { SampleDataDto } from '../../contract/sample.dto.js';
import { AuditLog } from '../members/audit-log.repository.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { QUEUE, type Queue } from '../platform/queue/queue.js';
import { Creation } from '../platform/idempotency/creation.js';
import { Refusal } from '../platform/refusal.js';
import { Schedule } from '../platform/schedule.js';
import { Settings } from '../platform/settings.js';
import { SampleDataRepository, type SampleCounts } from './sample-data.repository.js';
import { LOADING_STEPS, SampleLoader } from './sample-loader.js';
import { SampleRemoval } from './sample-removal.js';

const LOOK_AGAIN_MS = 60_000;

/** A project's sample data, which comes and goes in a job. */
@Injectable()
export class SampleData implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly schedule: Schedule,
    private readonly db: Database,
    private readonly repository: SampleDataRepository,
    private readonly audit: AuditLog,
    private readonly loader: SampleLoader,
    private readonly removal: SampleRemoval,
    @Inject(QUEUE) private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    if (this.settings.role === 'web') return;
    this.queue.process('sampleData', ({ projectId }) => this.work(Number(projectId)));
    this.schedule.every('sample data', LOOK_AGAIN_MS, () => this.resume());
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role !== 'web') await this.resume();
  }

  async get({ id }: Pick<CurrentProjectInfo, 'id'>): Promise<SampleDataDto> {
    return dtoOf(await this.repository.counts(this.db, id));
  }

  /** Refuses with `sample.exists`, and with `sample.notEmpty` where there are requests: real ones stay among themselves. */
  load(
    member: CurrentMemberInfo,
    { id }: CurrentProjectInfo,
    creation = Creation.unkeyed,
  ): Promise<SampleDataDto> {
    return creation.transaction(this.db, async (tx) => {
      const at = this.clock.now();
      const isNew = await this.repository.begin(tx, id, member.id, at, LOADING_STEPS);
      if (!isNew) throw new Refusal('sample.exists');
      if (await this.repository.hasRequests(tx, id)) throw new Refusal('sample.notEmpty');
      await this.audit.write(tx, { projectId: id, member, action: 'sample.loaded' });
      tx.afterCommit(() => this.ask(id));
      return dtoOf(await this.repository.counts(tx, id));
    });
  }

  /** Where there is none, there is nothing to do. */
  remove(member: CurrentMemberInfo, { id }: CurrentProjectInfo): Promise<SampleDataDto> {
    return this.db.transaction(async (tx) => {
      if (!(await this.repository.beginRemoval(tx, id))) return dtoOf(undefined);
      await this.audit.write(tx, { projectId: id, member, action: 'sample.removed' });
      tx.afterCommit(() => this.ask(id));
      return dtoOf(await this.repository.counts(tx, id));
    });
  }

  private async work(projectId: number): Promise<void> {
    const row = await this.repository.find(this.db, projectId);
    if (row?.state === 'loading') await this.loader.load(projectId, row);
    if (row?.state === 'removing') await this.removal.remove(projectId, row);
  }

  private ask(projectId: number): Promise<void> {
    return this.queue.add('sampleData', { projectId }, { key: `sampleData:${projectId}` });
  }

  /** A job may be lost: what is not finished is asked for again. */
  private async resume(): Promise<void> {
    for (const projectId of await this.repository.unfinished()) await this.ask(projectId);
  }
}

function dtoOf(counts: SampleCounts | undefined): SampleDataDto {
  if (!counts) return { state: 'none', progress: 0, requests: 0, people: 0, companies: 0 };
  const { done, steps, ...rest } = counts;
  // The last part is the merging, which is no step of its own.
  return { ...rest, progress: rest.state === 'ready' ? 1 : done / (steps + 1) };
}
