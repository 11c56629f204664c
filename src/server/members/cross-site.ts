import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '../platform/refusal.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const OUR_SITES = new Set(['same-origin', 'none']);

interface Call {
  method: string;
  headers: IncomingHttpHeaders;
}

/**
 * Refuses what another site's page makes a member's browser send: an unsafe method whose Sec-Fetch-Site or, from
 * older browsers, whose Origin is not this server's, and every body that a plain form could send. Programs send
 * neither header and carry no cookie that is not theirs.
 */
export function refuseCrossSite({ method, headers }: Call, publicUrl: string): void {
  if (SAFE.has(method)) return;
  if (!isOurs(headers, publicUrl)) throw new Refusal('auth.crossSite');
  const type = headers['content-type'];
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) throw new Refusal('input.mediaType');
}

/** Whether a page of this server sent it, or a program. */
export function isOurs(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return OUR_SITES.has(site);
  const { origin, host } = headers;
  if (origin === undefined || origin === new URL(publicUrl).origin) return true;
  // A proxy may speak TLS for us, so the scheme that the browser saw is not known here.
  return URL.canParse(origin) && new URL(origin).host === host;
}
