/**
 * The bytes of a base64url text (RFC 4648 section 5, no padding), or null where it is none. Decoders forgive
 * padding, white space and unused bits; here every byte string has exactly one text, its own round trip.
 */
export function fromBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
