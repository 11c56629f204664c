import type { RuleName } from '../../contract/identity-reasons.js';
import { own } from './claims.js';
import type { Reading } from './token-rules.js';

const MAX_SHOWN = 120;

/** What a rule found in a token, in a sentence; the rule was reached. */
export const findings: Record<RuleName, (reading: Reading) => string> = {
  present: ({ token, text }) => (text === undefined ? `It is ${shown(token)}.` : 'It is a string.'),
  length: ({ text = '' }) => `It has ${text.length} of at most 8192 characters.`,
  shape: ({ text = '' }) => {
    const segments = text.split('.');
    return `It has ${segments.length} of 3 parts; the last has ${segments.at(-1)?.length} of 43 characters.`;
  },
  encoding: ({ payloadBytes }) => `The parts are ${payloadBytes ? '' : 'not '}plain base64url.`,
  identityOn: ({ project }) => `Identity is switched ${project.policy.enabled ? 'on' : 'off'}.`,
  secret: ({ keys, project }) =>
    project.keys.length === 0
      ? 'The project has no signing secret.'
      : `Signing secrets valid now: ${keys?.length ?? 0}.`,
  header: ({ header }) => `The first part is ${header ? 'a' : 'no'} JSON object.`,
  algorithm: ({ header = {} }) => `“alg” is ${shown(own(header, 'alg'))}.`,
  critical: ({ header = {} }) =>
    `“crit” is ${shown(own(header, 'crit'))}, “b64” is ${shown(own(header, 'b64'))}.`,
  type: ({ header = {} }) => `“typ” is ${shown(own(header, 'typ'))}.`,
  signature: ({ signature }) => {
    if (signature === undefined) return 'The signature was made with none of this project’s secrets.';
    return signature.until === null
      ? 'The signature was made with the current secret.'
      : `The signature was made with the previous secret, valid until ${moment(signature.until)}.`;
  },
  payload: ({ payload }) => `The second part is ${payload ? 'a' : 'no'} JSON object.`,
  audience: ({ payload = {}, project }) =>
    `“aud” is ${shown(own(payload, 'aud'))}; this project is ${shown(project.audiences[0])}.`,
  times: ({ payload = {} }) =>
    ['iat', 'exp', 'nbf'].map((name) => `“${name}” is ${shown(own(payload, name))}`).join(', ') + '.',
  expiry: ({ times, now }) =>
    times?.exp === undefined ? '“exp” is absent.' : `It ends ${distance(times.exp - now)}.`,
  age: ({ times, now, project }) =>
    `It was issued ${distance((times?.iat ?? now) - now)}; the maximum age is ${project.policy.maxTokenAgeSeconds} s.`,
  start: ({ times, now }) =>
    `It was issued ${distance((times?.iat ?? now) - now)}${times?.nbf === undefined ? '' : ` and holds from ${distance(times.nbf - now)}`}.`,
  subject: ({ payload = {} }) => `“sub” is ${shown(own(payload, 'sub'))}.`,
};

/** Strings (cut) and numbers as they are; of anything else only its kind. */
function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 1 ? `a list of ${shown(value[0])}` : `a list of ${value.length}`;
  if (typeof value !== 'string') return typeof value === 'object' ? 'an object' : JSON.stringify(value);
  const text = value.toWellFormed().replaceAll('\0', '\u2400');
  return text.length > MAX_SHOWN ? `“${text.slice(0, MAX_SHOWN).toWellFormed()}…”` : `“${text}”`;
}

function distance(seconds: number): string {
  const rounded = Math.round(Math.abs(seconds));
  return seconds < 0 ? `${rounded} s ago` : `in ${rounded} s`;
}

const moment = (seconds: number) => new Date(seconds * 1000).toISOString();
