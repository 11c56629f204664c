import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Refusal } from '../refusal.js';
import { Settings } from '../settings.js';

/** What orchestrators and monitoring ask for, every few seconds. */
export const isProbe = (route: string | undefined): boolean =>
  route === '/healthz' || route === '/readyz' || route === '/metrics';

/** A worker answers probes and nothing else: whoever reaches it by mistake shall notice. */
@Injectable()
export class WorkerProbes implements OnModuleInit {
  constructor(
    private readonly settings: Settings,
    private readonly host: HttpAdapterHost<FastifyAdapter>,
  ) {}

  onModuleInit(): void {
    if (this.settings.role !== 'worker') return;
    this.host.httpAdapter.getInstance().addHook('onRequest', async ({ routeOptions }) => {
      if (!isProbe(routeOptions.url)) throw new Refusal('notFound');
    });
  }
}
