import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from '../app.module.js';
import { serveOpenApi } from './openapi.js';
import type { Parts } from './platform.module.js';
import { ProblemFilter, sendProblem } from './problem.filter.js';
import { Refusal } from './refusal.js';
import { serveSdk } from './sdk-files.js';
import { validation } from './validation.js';
import { serveDashboard } from './web.js';
import { serveWidget } from './widget-files.js';
import { isWellFormed } from './well-formed.js';

const BODY_LIMIT = 256 * 1024;
/** A sub of 255 characters, percent-encoded, fits into a path. */
const MAX_PARAM_LENGTH = 3072;

/**
 * The whole server, configured alike for the product and for its tests; not listening yet. `dashboard` is the folder
 * of the built dashboard, beside which the widget and its SDK are; a server without them serves the API alone.
 */
export async function createApp(
  parts: Parts,
  logger?: LoggerService | false,
  dashboard?: string,
): Promise<NestFastifyApplication> {
  const { settings } = parts.config;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    // An open stream would hold a stop for as long as its client likes.
    forceCloseConnections: true,
    trustProxy: settings.trustedProxies.length > 0 ? settings.trustedProxies : false,
    // An address that cannot be decoded reaches no route and no filter.
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, new Refusal('input.malformed')),
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts), adapter, {
    logger,
    abortOnError: false,
  });
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      useDefaults: false,
    },
    crossOriginResourcePolicy: false,
    strictTransportSecurity: settings.publicUrl.startsWith('https://'),
  });
  addHooks(app.getHttpAdapter().getInstance());
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ProblemFilter());
  serveOpenApi(app);
  if (dashboard) {
    await serveDashboard(app, dashboard);
    await serveWidget(app, join(dashboard, '..', 'widget'));
    await serveSdk(app, join(dashboard, '..', 'sdk'));
  }
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

function addHooks(server: FastifyInstance): void {
  server.addHook('preValidation', async (request) => {
    const input = [withoutToken(request.body), request.query, request.params];
    if (!input.every((part) => isWellFormed(part))) throw new Refusal('input.malformed');
  });
  // Answers are somebody's own: no cache may keep them, unless a route says otherwise.
  server.addHook('onSend', async (request, reply) => {
    // By its route: an address may be written in more than one way.
    const path = request.routeOptions.url ?? request.url;
    if (path.startsWith('/api/') && !reply.hasHeader('cache-control')) {
      reply.header('cache-control', 'no-store');
    }
  });
}

/** A bad identity token is never an error, whatever is in it: verification alone judges it, and nothing stores it. */
function withoutToken(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'token' in body ? { ...body, token: null } : body;
}
