import { Controller, Get, Header, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HealthDto, ReadinessDto } from '../../../contract/health.dto.js';
import { Public } from '../access.js';
import { MetricsGuard } from './metrics.guard.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** For orchestrators and monitoring; the only routes of a worker. */
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  /** Whether the process is alive. */
  @Get('healthz')
  @Header('cache-control', 'no-store')
  healthz(): HealthDto {
    return { status: 'ok' };
  }

  /** Whether calls should be sent to this process: the database answers, its schema is current, jobs can be added. */
  @Get('readyz')
  @Header('cache-control', 'no-store')
  async readyz(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessDto> {
    const readiness = await this.readiness.check();
    reply.status(readiness.status === 'ready' ? 200 : 503);
    return readiness;
  }

  @Get('metrics')
  @UseGuards(MetricsGuard)
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  render(): Promise<string> {
    return this.metrics.render();
  }
}
