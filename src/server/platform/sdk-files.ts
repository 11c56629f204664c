import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problem.filter.js';
import { Refusal } from './refusal.js';

const FIVE_MINUTES = 'public, max-age=300';
const A_YEAR = 'public, max-age=31536000, immutable';

/**
 * Serves the package that hosts install, `@reqio/widget`, as it was packed by the build: `/sdk-{version}.tgz`, whose
 * bytes never change, and `/sdk.tgz`, the same of whichever version runs here. No other version is kept.
 */
export async function serveSdk(app: NestFastifyApplication, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const name = (await readdir(folder)).find((one) => one.endsWith('.tgz'));
  if (!name) return;
  const version = name.slice('reqio-widget-'.length, -'.tgz'.length);
  const file = await readFile(join(folder, name));
  const headers = {
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'content-type': 'application/gzip',
    'content-disposition': `attachment; filename="${name}"`,
    etag: `"${createHash('sha256').update(file).digest('base64url').slice(0, 22)}"`,
  };
  const send = (request: FastifyRequest, reply: FastifyReply, cacheControl: string) => {
    void reply.headers({ ...headers, 'cache-control': cacheControl });
    return request.headers['if-none-match']?.includes(headers.etag)
      ? reply.code(304).send()
      : reply.send(file);
  };
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  server.get('/sdk.tgz', (request, reply) => send(request, reply, FIVE_MINUTES));
  server.get<{ Params: { file: string } }>('/sdk-:file', (request, reply) => {
    if (request.params.file === `${version}.tgz`) return send(request, reply, A_YEAR);
    sendProblem(reply, new Refusal('notFound', `The SDK of this server is /sdk-${version}.tgz.`));
    return reply;
  });
}
