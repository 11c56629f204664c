import type { JobName, JobState } from '../../../contract/jobs.js';

/** Ids only: the database is the source of truth. */
export type JobData = Record<string, string | number>;
export type JobHandler = (data: JobData) => Promise<void>;

export interface AddOptions {
  /** Two jobs of one key coalesce while the first waits; added while it runs, it runs once more afterwards. */
  key?: string;
  /** Jobs that coalesce keep the first one's time. */
  delayMs?: number;
}

/** A job as the jobs page shows it. */
export interface JobInfo {
  id: string;
  name: JobName;
  data: JobData;
  state: JobState;
  /** Runs that ended badly so far. */
  attempts: number;
  addedAt: string;
  error: string | null;
}

/**
 * Background work: Bull on Redis, or in this process; each kind has one handler, and a worker does not start without
 * it. A job may be lost or run twice; the sweep makes up for it.
 */
export interface Queue {
  /** Never fails and never waits for long: where the queue is out of reach, the job is dropped and the log says so. */
  add(name: JobName, data: JobData, options?: AddOptions): Promise<void>;
  /** Failed runs are tried again with backoff, three times in all; then the job stays listed as failed. */
  process(name: JobName, handler: JobHandler): void;
  /** Begins to run jobs, in processes that work; throws where a kind of job has no handler. */
  start(): void;
  /** Jobs whose data names this project, newest first, at most 100. Refuses with `server.unavailable`. */
  list(projectId: number): Promise<JobInfo[]>;
  /** Stops taking jobs and waits for those that run, a few seconds at the most. */
  close(): Promise<void>;
  /** Whether jobs can be added now. */
  healthy(): Promise<boolean>;
}

export const QUEUE = Symbol('QUEUE');
