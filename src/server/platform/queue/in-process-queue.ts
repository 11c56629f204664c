import { Logger } from '@nestjs/common';
import type { JobName } from '../../../contract/jobs.js';
import type { Clock } from '../clock.js';
import { within } from '../within.js';
import {
  BACKOFF_MS,
  DRAIN_MS,
  FAILED_KEPT,
  Handlers,
  LISTED,
  RUNS,
  jobsAtOnce,
  type LaneOptions,
} from './lanes.js';
import type { AddOptions, JobData, JobHandler, JobInfo, Queue } from './queue.js';

interface Job extends JobInfo {
  key: string | null;
  /** The first add that came while it ran, with the time it wants to run at: of a clock that nobody sets. */
  again: { data: JobData; at: number } | null;
  timer?: NodeJS.Timeout;
}

/** Jobs of one process, in memory: a stop forgets those that wait, and the sweep finds their work again. */
export class InProcessQueue implements Queue {
  private readonly logger = new Logger('Queue');
  private readonly handlers = new Handlers();
  private readonly running = new Set<Promise<void>>();
  private readonly byKey = new Map<string, Job>();
  private jobs: Job[] = [];
  private lastId = 0;
  private state: 'idle' | 'running' | 'closed' = 'idle';

  constructor(
    private readonly clock: Clock,
    private readonly options: LaneOptions = {},
  ) {}

  async add(name: JobName, data: JobData, options: AddOptions = {}): Promise<void> {
    this.place(name, data, options.key ?? null, options.delayMs ?? 0);
  }

  process(name: JobName, handler: JobHandler): void {
    this.handlers.set(name, handler);
  }

  start(): void {
    this.handlers.assertComplete();
    this.state = 'running';
    this.fill();
  }

  async list(projectId: number): Promise<JobInfo[]> {
    const mine = this.jobs.filter(({ data }) => data.projectId === projectId);
    return mine.toReversed().slice(0, LISTED).map(infoOf);
  }

  async close(): Promise<void> {
    this.state = 'closed';
    for (const job of this.jobs) clearTimeout(job.timer);
    const drained = Promise.all(this.running).then(() => undefined);
    await within(this.options.drainMs ?? DRAIN_MS, drained).catch(() =>
      this.logger.warn(`Stopped with ${this.running.size} jobs still running`),
    );
  }

  async healthy(): Promise<boolean> {
    return this.state !== 'closed';
  }

  private place(name: JobName, data: JobData, key: string | null, delayMs: number): void {
    if (this.state === 'closed') return;
    const known = key === null ? undefined : this.byKey.get(key);
    if (known) {
      if (known.state === 'active') known.again ??= { data, at: performance.now() + delayMs };
      return;
    }
    const addedAt = this.clock.now().toISOString();
    const id = String(++this.lastId);
    const job: Job = {
      id,
      name,
      data,
      key,
      state: 'waiting',
      attempts: 0,
      addedAt,
      error: null,
      again: null,
    };
    this.jobs.push(job);
    if (key !== null) this.byKey.set(key, job);
    this.wait(job, delayMs);
  }

  private wait(job: Job, delayMs: number): void {
    if (this.state === 'closed') return;
    job.state = delayMs > 0 ? 'delayed' : 'waiting';
    if (delayMs <= 0) return this.fill();
    job.timer = setTimeout(() => this.wait(job, 0), delayMs).unref();
  }

  /** Runs waiting jobs, the oldest first, as far as their lanes have room. */
  private fill(): void {
    if (this.state !== 'running') return;
    const active = new Map<JobName, number>();
    for (const { name, state } of this.jobs) {
      if (state === 'active') active.set(name, (active.get(name) ?? 0) + 1);
    }
    for (const job of this.jobs.filter(({ state }) => state === 'waiting')) {
      const others = active.get(job.name) ?? 0;
      if (others >= jobsAtOnce[job.name]) continue;
      active.set(job.name, others + 1);
      const run = this.run(job).finally(() => {
        this.running.delete(run);
        this.fill();
      });
      this.running.add(run);
    }
  }

  private async run(job: Job): Promise<void> {
    job.state = 'active';
    job.again = null;
    try {
      await this.handlers.get(job.name)(job.data);
      this.forget(job);
    } catch (error) {
      this.fail(job, error);
    }
  }

  private fail(job: Job, thrown: unknown): void {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    job.attempts++;
    job.error = error.message;
    const run = `${job.attempts} of ${RUNS}`;
    this.logger.warn(`Job ${job.name}-${job.id} failed (${run}): ${job.error}`, error.stack);
    if (job.attempts < RUNS)
      return this.wait(job, (this.options.backoffMs ?? BACKOFF_MS) * (2 ** job.attempts - 1));
    job.state = 'failed';
    this.release(job);
    const failed = this.jobs.filter(({ name, state }) => name === job.name && state === 'failed');
    const surplus = new Set(failed.slice(0, -FAILED_KEPT));
    this.jobs = this.jobs.filter((each) => !surplus.has(each));
  }

  private forget(job: Job): void {
    this.jobs = this.jobs.filter((each) => each !== job);
    this.release(job);
  }

  /** Frees the key, and gives an add that came meanwhile its turn. */
  private release(job: Job): void {
    if (job.key === null) return;
    this.byKey.delete(job.key);
    if (job.again) this.place(job.name, job.again.data, job.key, job.again.at - performance.now());
  }
}

function infoOf({ id, name, data, state, attempts, addedAt, error }: Job): JobInfo {
  return { id: `${name}-${id}`, name, data, state, attempts, addedAt, error };
}
