import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../platform/refusal.js';
import { styleNamed, styleVersion } from './style.js';

/** Scripts and styles come from this server's own files and from nowhere else, the page's own text included. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A vote, or a board that is switched off, is seen after this long at the latest. */
const SECONDS = 15;
const YEAR_SECONDS = 31_536_000;

/** The same page for everybody who reads the same language, for as long as nothing changes. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, page: string): void {
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`;
  void reply
    .header('cache-control', `public, max-age=${SECONDS}`)
    .header('vary', 'Accept-Language')
    .header('etag', etag)
    .header('content-security-policy', POLICY);
  if (request.headers['if-none-match']?.split(/\s*,\s*/).some((known) => known.replace(/^W\//, '') === etag))
    void reply.status(304).send();
  else void reply.type('text/html; charset=utf-8').send(page);
}

/** A page that stands in for one: nobody keeps it. */
export function sendNotice(reply: FastifyReply, status: number, page: string): void {
  void reply
    .status(status)
    .header('cache-control', 'no-store')
    .header('content-security-policy', POLICY)
    .type('text/html; charset=utf-8')
    .send(page);
}

/** Kept for a year under the version that the pages name; refuses with `notFound` what is no stylesheet. */
export function sendStyle(reply: FastifyReply, name: string, version: unknown): void {
  const style = styleNamed(name);
  if (style === null) throw new Refusal('notFound');
  void reply
    .header(
      'cache-control',
      version === styleVersion ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
    )
    .type('text/css; charset=utf-8')
    .send(style);
}
