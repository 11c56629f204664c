import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Metrics } from './metrics.js';
import { isProbe } from './probes.js';

/** All that no route matches, so that scanners do not fill the metrics with names. */
const NO_ROUTE = '*';

/** Counts and logs every answer by the pattern of its route: addresses and queries may hold names and tokens. */
@Injectable()
export class RequestLog implements OnModuleInit {
  private readonly logger = new Logger('Http');

  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance().addHook('onResponse', async (request, reply) => {
      const { id, method, routeOptions } = request;
      const route = routeOptions.url ?? NO_ROUTE;
      const { statusCode: status, elapsedTime: ms } = reply;
      this.metrics.answered(method, route, status, ms);
      if (!isProbe(route)) this.logger.log({ id, method, route, status, ms: Math.round(ms * 10) / 10 });
    });
  }
}
