const MAX_LENGTH = 254;
const MAX_LOCAL = 64;
const MAX_LABEL = 63;

/** White space, control and format characters, lone surrogates, and what only occurs around addresses. */
const FORBIDDEN = /[\s\p{Cc}\p{Cf}\p{Cs}",<>]/u;

/**
 * The key of an e-mail address: what makes two addresses one (docs/identity.md). Null where `text` is no
 * address. Only A–Z are lowered, here and not by a library: `toLowerCase`, SQL `lower` and NFC all make a `k` of
 * the Kelvin sign, and would hand one person's address to another.
 */
export function emailKey(text: string): string | null {
  const address = text.trim();
  if (address.length > MAX_LENGTH || FORBIDDEN.test(address)) return null;
  const [local, domain, ...rest] = address.split('@');
  if (local === undefined || domain === undefined || rest.length > 0) return null;
  if (local.length < 1 || local.length > MAX_LOCAL || !domain.split('.').every(isLabel)) return null;
  return lowerAscii(address);
}

/** A–Z to a–z; every other character stays as it is. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function isLabel(label: string): boolean {
  return label.length >= 1 && label.length <= MAX_LABEL && !label.startsWith('-') && !label.endsWith('-');
}
