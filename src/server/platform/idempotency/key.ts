import { createHash } from 'node:crypto';
import type { ProblemCode } from '../../../contract/problem.js';

const VISIBLE = /^[\x21-\x7e]{1,255}$/;
/** 128 bits, written in hexadecimal digits and in base64url. */
const HEX_DIGITS = 32;
const BASE64URL_CHARACTERS = 22;
/** A random key of that length never has fewer different characters by accident. */
const DIFFERENT = 8;

/** Why a caller cannot use `key`, or null. The anonymous are told apart by their keys alone, so theirs are long. */
export function faultOfKey(key: string, isAnonymous: boolean): ProblemCode | null {
  if (!VISIBLE.test(key)) return 'idempotency.invalidKey';
  return isAnonymous && !hasManyBits(key) ? 'idempotency.weakKey' : null;
}

/**
 * Whether `key` has room for 128 random bits: 32 hexadecimal digits, as a UUID has, or 22 characters of a larger
 * alphabet. The dashes between digits do not count, nor does a text of fewer than eight different characters.
 */
export function hasManyBits(key: string): boolean {
  const digits = key.replaceAll('-', '');
  const isLong = /^[0-9a-f]*$/i.test(digits)
    ? digits.length >= HEX_DIGITS
    : key.length >= BASE64URL_CHARACTERS;
  return isLong && new Set(digits).size >= DIFFERENT;
}

/** The id of a call that creates something: different for every caller, route and key. */
export function callId(route: string, actor: string | null, key: string): Buffer {
  return sha256(JSON.stringify([route, actor, key]));
}

/** Equal for equal path parameters and an equal body, in whatever order its fields were sent. */
export function fingerprintOf(params: unknown, body: unknown): Buffer {
  return sha256(canonical([params, body ?? null]));
}

/** JSON with the fields of every object in the order of their names. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const names = Object.keys(value).toSorted();
  const fields = names.map(
    (name) => `${JSON.stringify(name)}:${canonical(value[name as keyof typeof value])}`,
  );
  return `{${fields.join(',')}}`;
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
