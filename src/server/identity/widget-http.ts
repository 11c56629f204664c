import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../platform/refusal.js';
import type { WidgetRequest } from './caller.js';
import { WidgetProjects } from './widget-projects.js';

const WIDGET_PATH = /^\/api\/widget\/([^/?]+)/;
const VISITOR = 'x-reqio-visitor';

/** What a script of another origin may read beside the body: the time to tell when a token ends, by our clock. */
const EXPOSED = `${VISITOR}, date, retry-after`;

const PREFLIGHT = {
  'access-control-allow-methods': 'GET,POST,PUT,DELETE',
  'access-control-allow-headers': `authorization, content-type, ${VISITOR}`,
  'access-control-max-age': '7200',
};

/**
 * Which pages may call the widget's routes, by the origins that their project allows; an empty list allows any.
 * Never with credentials: a widget has no cookie. In hooks, so that refusals can be read from there as well.
 */
@Injectable()
export class WidgetHttp implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly projects: WidgetProjects,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', (request, reply) => this.onRequest(request, reply));
    fastify.addHook('onSend', async (request, reply) => nameVisitor(request, reply));
  }

  private async onRequest(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const publicId = publicIdIn(request.url);
    if (publicId === null) return undefined;
    const allowed = await this.allowedOrigin(publicId, request.headers.origin);
    const isPreflight = request.method === 'OPTIONS';
    void reply.header('vary', 'Origin');
    if (allowed !== null) {
      void reply.header('access-control-allow-origin', allowed);
      void reply.headers(isPreflight ? PREFLIGHT : { 'access-control-expose-headers': EXPOSED });
    }
    return isPreflight ? reply.code(204).send() : undefined;
  }

  /** The origin that the answer allows, or null. Where there is no project, any page may read so. */
  private async allowedOrigin(publicId: string, origin: string | undefined): Promise<string | null> {
    const allowedOrigins = await this.allowedOrigins(publicId);
    if (allowedOrigins.length === 0) return '*';
    return origin !== undefined && allowedOrigins.includes(origin) ? origin : null;
  }

  private async allowedOrigins(publicId: string): Promise<string[]> {
    try {
      return (await this.projects.load(publicId)).allowedOrigins;
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  }
}

/** Decoded as the router decodes it: `%70roj_…` is the same project. */
function publicIdIn(url: string): string | null {
  const segment = WIDGET_PATH.exec(url)?.[1];
  try {
    return segment === undefined ? null : decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** Tells the browser which visitor id to keep, where it is not the one that it sent. */
function nameVisitor(request: WidgetRequest, reply: FastifyReply): void {
  const visitorId = request.caller?.visitorId ?? null;
  if (visitorId !== null && visitorId !== request.sentVisitorId) void reply.header(VISITOR, visitorId);
}
