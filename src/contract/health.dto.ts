import { IsIn } from 'class-validator';

const outcomes = ['ok', 'failed'] as const;
type Outcome = (typeof outcomes)[number];

export class HealthDto {
  /** The process is alive and answers. */
  @IsIn(['ok'])
  status!: 'ok';
}

export class ReadinessChecksDto {
  /** Whether the database answers. */
  @IsIn(outcomes)
  database!: Outcome;

  /** Whether the schema has every migration of this version. */
  @IsIn(outcomes)
  migrations!: Outcome;

  /** Whether background jobs can be added. */
  @IsIn(outcomes)
  queue!: Outcome;
}

export class ReadinessDto {
  /** Whether calls should be sent to this process now. */
  @IsIn(['ready', 'notReady'])
  status!: 'ready' | 'notReady';

  /** What that depends on. */
  checks!: ReadinessChecksDto;
}
