import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { HealthRepository } from './health.repository.js';
import { Metrics } from './metrics.js';
import { WorkerProbes } from './probes.js';
import { Readiness } from './readiness.js';
import { RequestLog } from './request-log.js';

/** What a process tells about itself: alive, ready, how much, how fast. */
@Module({
  controllers: [HealthController],
  providers: [HealthRepository, Metrics, Readiness, RequestLog, WorkerProbes],
  exports: [Metrics],
})
export class HealthModule {}
