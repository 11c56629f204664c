import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Schedule } from '../schedule.js';
import { Settings } from '../settings.js';
import { KEPT_MS } from './creation.interceptor.js';
import { IdempotencyRepository } from './idempotency.repository.js';

const EVERY_MS = 10 * 60 * 1000;

/** Forgets keys and their answers after a day, some at a time. */
@Injectable()
export class IdempotencySweep implements OnModuleInit {
  constructor(
    private readonly settings: Settings,
    private readonly schedule: Schedule,
    private readonly clock: Clock,
    private readonly repository: IdempotencyRepository,
  ) {}

  onModuleInit(): void {
    if (this.settings.role !== 'web') this.schedule.every('idempotency keys', EVERY_MS, () => this.sweep());
  }

  async sweep(): Promise<void> {
    const time = new Date(this.clock.now().getTime() - KEPT_MS);
    for (const projectId of await this.repository.projectsWithOlder(time)) {
      while ((await this.repository.forgetSome(projectId, time)) > 0);
    }
  }
}
