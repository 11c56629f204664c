import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Any page may load and read it: it is on other people's pages. */
const ANYWHERE = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'content-type': 'text/javascript; charset=utf-8',
  vary: 'accept-encoding',
};

const FIVE_MINUTES = 'public, max-age=300, stale-while-revalidate=86400';
const A_YEAR = 'public, max-age=31536000, immutable';

/** As it is sent, by encoding. */
type Encoded = Record<'br' | 'gzip' | 'identity', Buffer>;

/**
 * Serves the widget from where it was built to: `/widget.js`, which pages name and browsers ask for again, and what
 * it loads by the hash of its content under `/widget/`. Compressed once, at the start.
 */
export async function serveWidget(app: NestFastifyApplication, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  for (const name of await readdir(folder)) {
    const isLoader = name === 'widget.js';
    const script = await readFile(join(folder, name));
    server.get(
      isLoader ? '/widget.js' : `/widget/${name}`,
      scriptRoute(script, isLoader ? FIVE_MINUTES : A_YEAR),
    );
  }
}

function scriptRoute(script: Buffer, cacheControl: string) {
  const encoded: Encoded = {
    br: brotliCompressSync(script),
    gzip: gzipSync(script, { level: 9 }),
    identity: script,
  };
  const hash = createHash('sha256').update(script).digest('base64url').slice(0, 22);
  return (request: FastifyRequest, reply: FastifyReply) => {
    const encoding = encodingFor(request.headers['accept-encoding']);
    const etag = `"${hash}-${encoding}"`;
    void reply.headers({ ...ANYWHERE, 'cache-control': cacheControl, etag });
    if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
    if (encoding !== 'identity') void reply.header('content-encoding', encoding);
    return reply.send(encoded[encoding]);
  };
}

/** The smallest that the browser takes. */
function encodingFor(accepted = ''): keyof Encoded {
  const takes = (name: string) =>
    accepted
      .split(',')
      .some((part) => new RegExp(`^\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*$)|$)`, 'i').test(part));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}
