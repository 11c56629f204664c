import { Logger } from '@nestjs/common';
import Bull from 'bull';
import { jobStates, type JobName } from '../../../contract/jobs.js';
import type { Clock } from '../clock.js';
import type { RedisConnection } from '../redis.js';
import { BACKOFF_MS, FAILED_KEPT, LISTED, RUNS, jobsAtOnce } from './lanes.js';
import type { AddOptions, JobData, JobHandler, JobInfo } from './queue.js';

/** A worker that dies leaves its job locked; the others take it over when the lock has run out. */
const LOCK_MS = 10_000;
/** How deep the jobs of all projects are searched for those of one. */
const SEARCHED = 1_000;

export interface LaneConnections {
  commands: RedisConnection;
  subscriber: RedisConnection;
  /** Resolves when `subscriber` has subscribed to something. */
  listening(): Promise<void>;
  /** Made when the lane starts to work: it waits for jobs, so nobody else can use it. */
  blocking(): RedisConnection;
}

export interface BullLaneOptions {
  prefix: string;
  backoffMs?: number;
  lockMs?: number;
}

/**
 * The jobs of one kind on Redis.
 *
 * Bull lets go of an add silently while a job of the same key is there, even where that one runs already and may
 * have read what it works on. So every add with a key is also noted as owed, in the same breath and before it; a run
 * strikes its note out when it begins; and what is owed when a run has ended is added again.
 */
export class BullLane {
  private readonly bull: Bull.Queue<JobData>;
  private readonly logger = new Logger('Queue');
  private readonly owed: string;
  /** Runs whose end Redis has not confirmed. */
  private readonly running = new Set<Bull.JobId>();
  private drained: (() => void) | undefined;
  private blocking: RedisConnection | undefined;
  private closed = false;

  constructor(
    private readonly name: JobName,
    private readonly connections: LaneConnections,
    private readonly clock: Clock,
    options: BullLaneOptions,
  ) {
    const lockDuration = options.lockMs ?? LOCK_MS;
    this.bull = new Bull<JobData>(name, {
      prefix: options.prefix,
      createClient: (type) => this.connection(type).client,
      settings: { lockDuration, stalledInterval: lockDuration / 2, maxStalledCount: RUNS - 1 },
      defaultJobOptions: {
        attempts: RUNS,
        backoff: { type: 'exponential', delay: options.backoffMs ?? BACKOFF_MS },
        removeOnComplete: true,
        removeOnFail: FAILED_KEPT,
      },
    });
    // Bull names its connection without looking at the answer, and one that closes meanwhile would end the process.
    this.bull.setWorkerName = () => Promise.resolve();
    this.owed = this.bull.toKey('owed');
  }

  async add(data: JobData, { key, delayMs: delay = 0 }: AddOptions): Promise<void> {
    if (key === undefined) {
      await this.bull.add(this.name, data, { delay });
      return;
    }
    const due = this.clock.now().getTime() + delay;
    // One connection keeps the order, so neither needs to wait for the other's answer.
    const noted = this.connections.commands.client.hsetnx(
      this.owed,
      key,
      JSON.stringify({ data, due, delay }),
    );
    await Promise.all([noted, this.bull.add(this.name, data, { delay, debounce: { id: key } })]);
  }

  /** Runs jobs, from when Redis answers until the lane is closed. */
  async work(handler: JobHandler): Promise<void> {
    // Bull gives up, or lets a rejection go unhandled, where its first words to Redis fail.
    await this.connections.commands.ready();
    await this.connections.listening();
    if (this.closed) return;
    this.blocking = this.connections.blocking();
    await this.blocking.ready();
    this.bull.on('completed', (job) => this.end(job));
    this.bull.on('failed', (job, error) => {
      const run = `${job.attemptsMade} of ${RUNS}`;
      this.logger.warn(`Job ${this.name}-${job.id} failed (${run}): ${error.message}`, error.stack);
      this.end(job);
    });
    await this.settleAll().catch(() => undefined);
    if (this.closed) return;
    await this.bull.process(this.name, jobsAtOnce[this.name], async (job) => {
      this.running.add(job.id);
      const key = keyOf(job);
      if (key !== undefined) await this.connections.commands.client.hdel(this.owed, key);
      await handler(job.data);
    });
  }

  /** Adds what nobody is going to do, since a worker died between the end of a run and its `settle`. */
  async settleAll(): Promise<void> {
    const keys = await this.connections.commands.client.hkeys(this.owed);
    await Promise.all(keys.map((key) => this.settle(key)));
  }

  async list(projectId: number): Promise<JobInfo[]> {
    const lists = await Promise.all(
      jobStates.map(async (state) => {
        const jobs = await this.bull.getJobs([state], 0, SEARCHED - 1, false);
        // A job may end between the reading of the list and its own.
        const mine = jobs.filter((job: Bull.Job<JobData> | null) => job?.data.projectId === projectId);
        return mine.slice(0, LISTED).map((job) => infoOf(job, this.name, state));
      }),
    );
    return lists.flat();
  }

  /** Takes no more jobs; resolves when those that run have ended and Redis knows how. */
  async close(): Promise<void> {
    this.closed = true;
    // Closing waits for jobs only by way of a promise that nobody looks at while they run; pausing does not wait.
    const paused = this.bull.pause(true, true);
    this.blocking?.close();
    await paused.catch(() => undefined);
    if (this.running.size > 0) await new Promise<void>((resolve) => (this.drained = resolve));
    await this.bull.close(true);
  }

  private end(job: Bull.Job<JobData>): void {
    this.running.delete(job.id);
    if (this.running.size === 0) this.drained?.();
    void this.settle(keyOf(job));
  }

  /** Adds the job of this key again where it is owed; where one waits already, Bull lets go of this one. */
  private async settle(key: string | undefined): Promise<void> {
    if (key === undefined) return;
    try {
      const note = await this.connections.commands.client.hget(this.owed, key);
      if (note === null) return;
      const {
        data,
        due,
        delay: whole = 0,
      } = JSON.parse(note) as { data: JobData; due: number; delay?: number };
      // `due` is by the clock of whoever noted it: another host's, or this one's before it was set back.
      const delay = Math.min(whole, Math.max(0, due - this.clock.now().getTime()));
      await this.bull.add(this.name, data, { delay, debounce: { id: key } });
    } catch {
      // Redis is away, and says so itself; the note stays for `settleAll`.
    }
  }

  private connection(type: 'client' | 'subscriber' | 'bclient'): RedisConnection {
    if (type === 'client') return this.connections.commands;
    return type === 'subscriber' ? this.connections.subscriber : this.blocking!;
  }
}

const keyOf = (job: Bull.Job): string | undefined => job.opts.debounce?.id;

function infoOf(job: Bull.Job<JobData>, name: JobName, state: JobInfo['state']): JobInfo {
  return {
    id: `${name}-${job.id}`,
    name,
    data: job.data,
    state,
    attempts: job.attemptsMade,
    addedAt: new Date(job.timestamp).toISOString(),
    error: job.failedReason ?? null,
  };
}
