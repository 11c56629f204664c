import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOurs } from '../members/cross-site.js';
import { Refusal } from '../platform/refusal.js';
import { Settings } from '../platform/settings.js';
import type { WidgetRequest } from './caller.js';
import { exposedHeaders, isBodyAllowed, preflightHeaders } from './widget-cors.js';
import { WidgetProjects } from './widget-projects.js';

const WIDGET_ROUTES = '/api/widget/:projectId/';
const WIDGET_PATH = /^\/api\/widget\/([^/?]+)/;
const VISITOR = 'x-reqio-visitor';

const READING = new Set(['GET', 'HEAD']);

/**
 * Which pages may call the widget's routes, by the origins that their project allows; an empty list allows any.
 * Never with credentials: a widget has no cookie. In hooks, so that refusals can be read from there as well. Programs
 * send no `Origin`, and nothing hangs on it for them.
 */
@Injectable()
export class WidgetHttp implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly projects: WidgetProjects,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', (request, reply) => this.onRequest(request, reply));
    fastify.addHook('onSend', async (request, reply) => nameVisitor(request, reply));
  }

  private async onRequest(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const publicId = publicIdIn(request);
    if (publicId === null) return undefined;
    const { method, headers } = request;
    const allowed = await this.allowedOrigin(publicId, headers.origin);
    const isPreflight = method === 'OPTIONS';
    void reply.header('vary', isPreflight ? 'Origin, Access-Control-Request-Headers' : 'Origin');
    if (allowed !== null) {
      void reply.header('access-control-allow-origin', allowed);
      void reply.headers(
        isPreflight ? preflightHeaders(headers['access-control-request-headers']) : exposedHeaders,
      );
    }
    if (isPreflight) return reply.code(204).send();
    if (!READING.has(method)) this.refuseForeign(request, allowed);
    return undefined;
  }

  /** Refuses a write of a page that is not among the origins listed, and a body that is no JSON. */
  private refuseForeign({ headers }: FastifyRequest, allowed: string | null): void {
    const isForeign = headers.origin !== undefined && !isOurs(headers, this.settings.publicUrl);
    if (isForeign && allowed === null) throw new Refusal('origin.notAllowed');
    if (!isBodyAllowed(headers)) throw new Refusal('input.mediaType');
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

/**
 * As the router reads it: `/%61pi/widget/%70roj_…` is the same route of the same project. Preflights have no route;
 * where their address is not written plainly, they are answered as nobody's, and the browser sends nothing more.
 */
function publicIdIn({ url, routeOptions, params }: FastifyRequest): string | null {
  if (routeOptions.url?.startsWith(WIDGET_ROUTES)) return (params as { projectId: string }).projectId;
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
