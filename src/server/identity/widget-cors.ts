const VISITOR = 'x-reqio-visitor';
const OURS = ['authorization', 'content-type', 'idempotency-key', VISITOR];
/** A host's wrapper of `fetch` adds a handful; no real page needs more than this. */
const MOST_HEADERS = 64;
const LONGEST_NAME = 128;
/** A field name of RFC 9110, in the lower case in which browsers ask for it. */
const HEADER_NAME = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;

/** What a script of another origin may read beside the body: the time to tell when a token ends, by our clock. */
export const exposedHeaders = {
  'access-control-expose-headers': `${VISITOR}, date, retry-after, idempotency-replayed`,
};

/**
 * The allowed headers of a preflight: the widget's own and those `asked` for, since pages wrap `fetch` and add their own
 * (`traceparent`, `x-datadog-…`), which have no meaning here. Leaves out what is not a header name, names over 128
 * characters, and everything after the first 64.
 */
export function preflightHeaders(asked = ''): Record<string, string> {
  const names = asked
    .toLowerCase()
    .split(',', MOST_HEADERS)
    .map((name) => name.trim())
    .filter((name) => name.length <= LONGEST_NAME && HEADER_NAME.test(name));
  return {
    'access-control-allow-methods': 'GET,POST,PUT,DELETE',
    'access-control-allow-headers': [...new Set([...OURS, ...names])].join(', '),
    'access-control-max-age': '7200',
  };
}

/**
 * Whether a body of this type may be sent to the widget's routes: JSON alone, which no plain form can send. None at all
 * may be left out, a session's too: everything in it is optional, and a route that needs one says what is missing.
 */
export function isBodyAllowed(headers: Sent): boolean {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': encoding } = headers;
  if (type !== undefined) return /^application\/json\s*(;|$)/i.test(type);
  return encoding === undefined && (length === undefined || length === '0');
}

interface Sent {
  'content-type'?: string | undefined;
  'content-length'?: string | undefined;
  'transfer-encoding'?: string | undefined;
}
