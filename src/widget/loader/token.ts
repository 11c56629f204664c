import { bare, hint } from '../common/guard';

/** Without times of its own, a token is taken to last as long as the server lets one. */
const USUAL_LIFE_MS = 300_000;

/** What a token says of itself: read to order and plan by, not to trust. Times are in ms since 1970. */
export interface Token {
  text: string;
  /** Its `sub`; the whole text where nothing can be read, which is nobody else's either. */
  person: string;
  /** NaN where it does not say. */
  iat: number;
  /** NaN where it does not say. */
  exp: number;
}

/** What can be sent as a token; null, with a hint for what cannot. */
export function readToken(token: unknown): Token | null {
  const text = typeof token === 'string' ? token.trim() : '';
  // The server drops longer ones, and Node answers 431 to headers over 16 kB.
  if (text.length <= 8192 && /^[\x21-\x7e]+$/.test(text)) return { text, ...claimsOf(text) };
  if (token) hint('no JWT within 8 kB');
  return null;
}

function claimsOf(text: string): Omit<Token, 'text'> {
  try {
    const payload = text.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
    const { sub, iat, exp } = bare(JSON.parse(atob(payload)) as Record<'sub' | 'iat' | 'exp', number>);
    // Without `iat`, the server reckons from the end (identity.md, section 1, `strictTimes`).
    return { person: `${sub}`, iat: (iat ?? NaN) * 1000 || exp * 1000 - USUAL_LIFE_MS, exp: exp * 1000 };
  } catch {
    // No JWT, or none of ours: the server judges it.
    return { person: text, iat: NaN, exp: NaN };
  }
}
