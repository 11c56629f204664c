import { IsIn } from 'class-validator';
import { jobNames, jobStates, type JobName, type JobState } from './jobs.js';

/** A piece of background work that waits, runs or has failed. */
export class JobDto {
  /** The job's id. */
  id!: string;

  /** What kind of work it is. */
  @IsIn(jobNames)
  name!: JobName;

  /** What it is about: ids only. */
  data!: Record<string, string | number>;

  /** A failed job has been tried three times and is not tried again. */
  @IsIn(jobStates)
  state!: JobState;

  /** Runs that ended badly so far. */
  attempts!: number;

  /** When it was asked for, ISO 8601 UTC. */
  addedAt!: string;

  /** Why its last run ended badly; null where none did. */
  error!: string | null;
}

export class JobsDto {
  /** The project's background work, newest first, at most 100 jobs. */
  items!: JobDto[];
}
