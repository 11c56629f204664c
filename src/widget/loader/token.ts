import { bare, hint } from '../common/guard';
import { send } from './client';

/** What can be sent as a token; null, with a hint for what cannot. */
export function sendable(token: unknown): string | null {
  const text = typeof token === 'string' ? token.trim() : '';
  // The server drops longer ones, and Node answers 431 to headers over 16 kB.
  if (text.length <= 8192 && /^[\x21-\x7e]+$/.test(text)) return text;
  if (token) hint('the token is no JWT of at most 8 kB.');
  return null;
}

interface Claims {
  /** In ms since 1970; NaN where it does not say. */
  exp: number;
  iat: number;
  sub: unknown;
}

/** When a token says that it ends, and whose it is: read to plan with, not to trust. */
export function claimsOf(token: string | null): Claims {
  try {
    const payload = token!.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
    const { exp, iat, sub } = bare(JSON.parse(atob(payload)) as Claims);
    return { exp: exp * 1000, iat: iat * 1000, sub };
  } catch {
    // None, or any token at all: the server judges it.
    return { exp: NaN, iat: NaN, sub: null };
  }
}

/** Asks the page's own server for a token: text, or JSON with a `token`. Nobody is signed in where it refuses. */
export async function askFor(url: string): Promise<string | null> {
  const response = await send(url, { credentials: 'same-origin', cache: 'no-store' });
  if (response.status >= 500) throw new Error();
  if (!response.ok) return null;
  const text = await response.text();
  return /^\s*{/.test(text) ? (bare(JSON.parse(text) as { token?: string }).token ?? null) : text;
}
