import { lowerAscii } from './email.js';

/**
 * What frameworks and languages use for an id when nobody is signed in: a missing value as text, the name of an
 * anonymous account, WordPress's user 0, .NET's empty GUID.
 */
const PLACEHOLDERS = new Set([
  'undefined',
  'null',
  'nan',
  'none',
  'nil',
  'true',
  'false',
  'anonymous',
  'anonymoususer',
  'guest',
  'unknown',
  '[object object]',
  '0',
  '00000000-0000-0000-0000-000000000000',
]);
/** Follows the name of a field in the refusal of a placeholder. */
export const STANDS_FOR_NOBODY =
  'must be an id: this is a placeholder that languages and frameworks use when nobody is signed in';

const NEGATIVE = /^-(\d+\.?\d*|\.\d+)$/;

/**
 * Whether a value that should be an id is one that everybody who is signed out would share, as one person or one company
 * with all their votes. Compared after trimming, with A–Z in lower case.
 */
export function isPlaceholder(value: unknown): boolean {
  if (typeof value === 'number') return value <= 0;
  if (typeof value !== 'string') return false;
  const text = lowerAscii(value.trim());
  return PLACEHOLDERS.has(text) || NEGATIVE.test(text);
}
