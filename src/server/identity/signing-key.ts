import { webcrypto } from 'node:crypto';
import type { TokenKey } from './token-types.js';

/** RFC 7518 section 3.2: a key of HS256 has at least the size of its hash. */
const MIN_BYTES = 32;

/**
 * A signing secret as a key that verifies: the UTF-8 bytes of its whole text, prefix included. `until` is the end
 * of its grace in Unix seconds. A secret that is too short becomes a key that verifies nothing.
 */
export async function signingKey(secret: string | Buffer, until: number | null): Promise<TokenKey> {
  const bytes = Buffer.from(secret);
  if (bytes.length < MIN_BYTES) return { key: null, until };
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return { key: await webcrypto.subtle.importKey('raw', bytes, algorithm, false, ['verify']), until };
}
