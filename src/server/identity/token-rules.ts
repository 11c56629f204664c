import { compactVerify, type CryptoKey } from 'jose';
import type { RejectionReason, RuleName } from '../../contract/identity-reasons.js';
import { fromBase64url } from './base64url.js';
import { opaqueId, own } from './claims.js';
import { isPlaceholder } from './placeholder.js';
import type { TokenProject } from './token-types.js';

const MAX_LENGTH = 8192;
/** How far a host's clock may be ahead of ours. */
const MAX_AHEAD_SECONDS = 60;
/** Three base64url segments, the last of 32 bytes. */
const SHAPE = /^[\w-]+\.[\w-]+\.[\w-]{43}$/;
const TYPES = /^(application\/)?jwt$/i;

/** What verification is given. `now` is in Unix seconds. */
export interface Given {
  token: unknown;
  project: TokenProject;
  now: number;
}

/** What the rules find on their way; a rule needs what others found. */
export interface Found {
  text: string;
  segments: string[];
  headerBytes: Buffer;
  payloadBytes: Buffer;
  keys: { key: CryptoKey; until: number | null }[];
  header: object;
  algorithm: 'HS256';
  /** Of the key that verified the signature. */
  signature: { until: number | null };
  payload: object;
  times: { iat: number; exp: number | undefined; nbf: number | undefined };
  sub: string;
}
export type Reading = Given & Partial<Found>;

export interface Rule {
  name: RuleName;
  needs: readonly (keyof Found)[];
  /** Why the token fails, as a word; or what was found, for the rules that follow. */
  check(reading: Reading): RejectionReason | Partial<Found> | Promise<RejectionReason | Partial<Found>>;
}

function rule<Needed extends keyof Found>(
  name: RuleName,
  needs: readonly Needed[],
  check: (
    reading: Given & Pick<Found, Needed>,
  ) => RejectionReason | Partial<Found> | Promise<RejectionReason | Partial<Found>>,
): Rule {
  return { name, needs, check };
}

/** The rules of docs/identity.md, “What is verified”, in their order. All but one are synchronous. */
export const rules: readonly Rule[] = [
  rule('present', [], ({ token }) => {
    if (token === undefined || token === null) return 'missing';
    if (typeof token !== 'string') return 'notText';
    const text = trimAscii(token);
    return text === '' ? 'missing' : { text };
  }),

  rule('length', ['text'], ({ text }) => (text.length > MAX_LENGTH ? 'tooLong' : {})),

  rule('shape', ['text'], ({ text }) => (SHAPE.test(text) ? { segments: text.split('.') } : 'shape')),

  // jose forgives unused bits, so that several texts would be one token.
  rule('encoding', ['segments'], ({ segments }) => {
    const [headerBytes, payloadBytes, signature] = segments.map(fromBase64url);
    return headerBytes && payloadBytes && signature ? { headerBytes, payloadBytes } : 'encoding';
  }),

  rule('identityOn', [], ({ project }) => (project.policy.enabled ? {} : 'identityOff')),

  rule('secret', [], ({ project, now }) => {
    if (project.keys.length === 0) return 'noSecret';
    const keys = project.keys.flatMap(({ key, until }) =>
      key !== null && (until === null || now < until) ? [{ key, until }] : [],
    );
    return keys.length === 0 ? 'weakSecret' : { keys };
  }),

  rule('header', ['headerBytes'], ({ headerBytes }) => {
    const header = jsonObject(headerBytes);
    return header ? { header } : 'header';
  }),

  rule('algorithm', ['header'], ({ header }) =>
    own(header, 'alg') === 'HS256' ? { algorithm: 'HS256' } : 'algorithm',
  ),

  rule('critical', ['header'], ({ header }) =>
    Object.hasOwn(header, 'crit') || Object.hasOwn(header, 'b64') ? 'critical' : {},
  ),

  rule('type', ['header'], ({ header }) => {
    const type = own(header, 'typ');
    return type === undefined || (typeof type === 'string' && TYPES.test(type)) ? {} : 'type';
  }),

  // The key is the project's, whatever `kid`, `jku`, `x5u`, `jwk` or `iss` say.
  rule('signature', ['text', 'algorithm', 'keys'], async ({ text, keys }) => {
    for (const { key, until } of keys) if (await isSignedBy(text, key)) return { signature: { until } };
    return 'signature';
  }),

  rule('payload', ['payloadBytes', 'signature'], ({ payloadBytes }) => {
    const payload = jsonObject(payloadBytes);
    return payload ? { payload } : 'payload';
  }),

  // Equal by code point: no normalisation. golang-jwt sends an array.
  rule('audience', ['payload'], ({ payload, project: { policy, audiences } }) => {
    if (!Object.hasOwn(payload, 'aud')) return policy.requireAudience ? 'noAudience' : {};
    const aud = own(payload, 'aud');
    const named: unknown[] = Array.isArray(aud) ? aud : [aud];
    return named.some((name) => audiences.includes(name as string)) ? {} : 'audience';
  }),

  rule('times', ['payload'], ({ payload, project: { policy } }) => {
    const [iat, exp, nbf] = ['iat', 'exp', 'nbf'].map((name) => own(payload, name));
    if (!isTime(iat) || !isTime(exp) || !isTime(nbf)) return 'times';
    if (policy.strictTimes && (iat === undefined || exp === undefined)) return 'noTimes';
    if (iat !== undefined) return { times: { iat, exp, nbf } };
    return exp === undefined ? 'noTimes' : { times: { iat: exp - policy.maxTokenAgeSeconds, exp, nbf } };
  }),

  rule('expiry', ['times'], ({ times: { exp }, now }) => (exp === undefined || now < exp ? {} : 'expired')),

  rule('age', ['payload', 'times'], ({ payload, times: { iat }, now, project: { policy } }) => {
    if (now - iat > policy.maxTokenAgeSeconds) return 'tooOld';
    // Without its own, `iat` is `exp` − maximum age.
    return own(payload, 'iat') === undefined && iat > now ? 'endsTooLate' : {};
  }),

  rule('start', ['times'], ({ times: { iat, nbf }, now }) => {
    if (iat > now + MAX_AHEAD_SECONDS) return 'issuedInFuture';
    return nbf !== undefined && nbf > now + MAX_AHEAD_SECONDS ? 'notYetValid' : {};
  }),

  rule('subject', ['payload'], ({ payload }) => {
    const value = own(payload, 'sub');
    if (value === undefined || value === null) return 'noSubject';
    if (isPlaceholder(value)) return 'placeholder';
    const sub = opaqueId(value);
    return sub === null ? 'subject' : { sub };
  }),
];

/** A loop, since a regular expression would be quadratic in the white space that somebody sends. */
function trimAscii(text: string): string {
  const isSpace = (index: number) => '\t\n\f\r '.includes(text.charAt(index));
  let [start, end] = [0, text.length];
  while (start < end && isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return text.slice(start, end);
}

async function isSignedBy(text: string, key: CryptoKey): Promise<boolean> {
  try {
    await compactVerify(text, key, { algorithms: ['HS256'] });
    return true;
  } catch {
    return false;
  }
}

/** Strict: a byte order mark or a byte that is no UTF-8 makes it no JSON. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function jsonObject(bytes: Buffer): object | null {
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Absent, or a finite number: PyJWT sends fractions, and JSON has texts that parse to Infinity. */
function isTime(value: unknown): value is number | undefined {
  return value === undefined || (typeof value === 'number' && Number.isFinite(value));
}
