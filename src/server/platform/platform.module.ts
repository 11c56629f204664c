import {
  Global,
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { Banner } from './banner.js';
import { Box } from './box.js';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { DATA_SOURCE, Database } from './database/database.js';
import { CreationInterceptor } from './idempotency/creation.interceptor.js';
import { IdempotencyRepository } from './idempotency/idempotency.repository.js';
import { IdempotencySweep } from './idempotency/idempotency-sweep.js';
import { RouteCreation } from './idempotency/route-creation.js';
import { Limits } from './limits.js';
import { LIVE, type Live } from './live/live.js';
import { JobsController } from './queue/jobs.controller.js';
import { QUEUE, type Queue } from './queue/queue.js';
import { Schedule } from './schedule.js';
import { Settings } from './settings.js';

/** What a process is started with; tests bring their own clock, database and prefixes. */
export interface Parts {
  config: Config;
  dataSource: DataSource;
  queue: Queue;
  live: Live;
  limits: Limits;
  clock: Clock;
}

/** What every wing of the house stands on. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(QUEUE) private readonly queue: Queue,
    @Inject(LIVE) private readonly live: Live,
    private readonly limits: Limits,
    private readonly settings: Settings,
    @Inject(DATA_SOURCE) private readonly source: DataSource,
  ) {}

  static with(parts: Parts): DynamicModule {
    const values = [
      { provide: Config, useValue: parts.config },
      { provide: Settings, useValue: parts.config.settings },
      { provide: DATA_SOURCE, useValue: parts.dataSource },
      { provide: QUEUE, useValue: parts.queue },
      { provide: LIVE, useValue: parts.live },
      { provide: Limits, useValue: parts.limits },
      { provide: Clock, useValue: parts.clock },
    ];
    const providers = [
      ...values,
      Banner,
      Database,
      Box,
      Schedule,
      CreationInterceptor,
      IdempotencyRepository,
    ];
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [JobsController],
      providers: [...providers, IdempotencySweep, RouteCreation],
      exports: providers,
    };
  }

  /** Every module has its handlers in place by now. */
  onApplicationBootstrap(): void {
    if (this.settings.role !== 'web') this.queue.start();
  }

  /** Jobs first, since they use the database. */
  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
    await this.live.close();
    await this.limits.close();
    await this.source.destroy();
  }
}
