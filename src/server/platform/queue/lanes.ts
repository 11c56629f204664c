import { jobNames, type JobName } from '../../../contract/jobs.js';
import type { JobHandler } from './queue.js';

/** Each kind of job has a lane of its own, so that a long rebuild never holds a rerank up. */
export const jobsAtOnce: Record<JobName, number> = {
  rerank: 4,
  rebuild: 1,
  history: 1,
  deleteProject: 1,
  sampleData: 1,
};

/** A run and two repetitions. */
export const RUNS = 3;
/** Before the first repetition; three times as long before the second. */
export const BACKOFF_MS = 1_000;
/** Failed jobs remembered in each lane. */
export const FAILED_KEPT = 100;
/** Jobs listed for a project. */
export const LISTED = 100;
/** What a stopping process grants to the jobs that run. */
export const DRAIN_MS = 7_000;

export interface LaneOptions {
  backoffMs?: number;
  drainMs?: number;
}

/** The handlers by kind of job. */
export class Handlers {
  private readonly handlers = new Map<JobName, JobHandler>();

  set(name: JobName, handler: JobHandler): void {
    if (this.handlers.has(name)) throw new Error(`Two handlers for «${name}» jobs`);
    this.handlers.set(name, handler);
  }

  get(name: JobName): JobHandler {
    return this.handlers.get(name)!;
  }

  assertComplete(): void {
    const missing = jobNames.filter((name) => !this.handlers.has(name));
    if (missing.length > 0) throw new Error(`No handler for jobs: ${missing.join(', ')}`);
  }
}
