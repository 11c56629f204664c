import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { ReadinessDto } from '../../../contract/health.dto.js';
import { DATA_SOURCE } from '../database/database.js';
import { QUEUE, type Queue } from '../queue/queue.js';
import { within } from '../within.js';
import { HealthRepository } from './health.repository.js';

/** Orchestrators give up on a probe after a few seconds, and then do not see what failed. */
const PATIENCE_MS = 2_000;

@Injectable()
export class Readiness {
  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    @Inject(QUEUE) private readonly queue: Queue,
    private readonly repository: HealthRepository,
  ) {}

  /** Never rejects and never takes much longer than two seconds. */
  async check(): Promise<ReadinessDto> {
    const [applied, queue] = await Promise.all([
      within(PATIENCE_MS, this.repository.appliedMigrations()).catch(() => null),
      within(PATIENCE_MS, this.queue.healthy()).catch(() => false),
    ]);
    const migrated = this.source.migrations.every(({ name }) => name !== undefined && applied?.has(name));
    const ready = migrated && queue;
    return {
      status: ready ? 'ready' : 'notReady',
      checks: { database: outcome(applied !== null), migrations: outcome(migrated), queue: outcome(queue) },
    };
  }
}

const outcome = (good: boolean): 'ok' | 'failed' => (good ? 'ok' : 'failed');
