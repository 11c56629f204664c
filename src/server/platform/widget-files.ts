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

/** A browser keeps the loader for this long and no longer, even if it cannot revalidate it. */
const FIVE_MINUTES = 'public, max-age=300, must-revalidate';
const A_YEAR = 'public, max-age=31536000, immutable';
/** What stands in for a script of another build: that name may be right again, as between two servers of an upgrade. */
const ASK_EACH_TIME = 'no-cache';
/** `panel-0a1b2c3d.js`: the part of the widget, and the hash of its build. */
const CHUNK = /^([a-z]+(?:-[a-z]+)*?)(?:-[0-9a-f]{8})?\.js$/;

/** As it is sent, by encoding. */
type Encoded = Record<'br' | 'gzip' | 'identity', Buffer>;

/**
 * Serves the widget from where it was built to: `/widget.js`, which pages name and browsers ask for again, and what
 * it loads by the hash of its content under `/widget/`. A page that was open, or kept its loader, over an upgrade asks
 * for the parts of a build that is gone: those of this one are answered (`contract` in src/widget/core.ts says whether
 * they fit). Compressed once, at the start.
 */
export async function serveWidget(app: NestFastifyApplication, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  const current = new Map<string, Script>();
  for (const name of await readdir(folder)) {
    const script = scriptOf(await readFile(join(folder, name)));
    if (name === 'widget.js') server.get('/widget.js', (...call) => send(script, FIVE_MINUTES, ...call));
    else {
      server.get(`/widget/${name}`, (...call) => send(script, A_YEAR, ...call));
      current.set(CHUNK.exec(name)?.[1] ?? name, script);
    }
  }
  server.get<{ Params: { name: string } }>('/widget/:name', (request, reply) => {
    const script = current.get(CHUNK.exec(request.params.name)?.[1] ?? '');
    return script ? send(script, ASK_EACH_TIME, request, reply) : reply.callNotFound();
  });
}

interface Script {
  encoded: Encoded;
  hash: string;
}

const scriptOf = (script: Buffer): Script => ({
  encoded: {
    br: brotliCompressSync(script),
    gzip: gzipSync(script, { level: 9 }),
    identity: script,
  },
  hash: createHash('sha256').update(script).digest('base64url').slice(0, 22),
});

function send({ encoded, hash }: Script, cacheControl: string, request: FastifyRequest, reply: FastifyReply) {
  const encoding = encodingFor(request.headers['accept-encoding']);
  const etag = `"${hash}-${encoding}"`;
  void reply.headers({ ...ANYWHERE, 'cache-control': cacheControl, etag });
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
  if (encoding !== 'identity') void reply.header('content-encoding', encoding);
  return reply.send(encoded[encoding]);
}

/** The smallest that the browser takes. */
function encodingFor(accepted = ''): keyof Encoded {
  const takes = (name: string) =>
    accepted
      .split(',')
      .some((part) => new RegExp(`^\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*$)|$)`, 'i').test(part));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}
