import { bare, hint } from './common/guard';
import { handOver } from './common/hand-over';

const TIMEOUT_MS = 15_000;

/** Asks the address of a tag's `data-identity-url` for a token. */
export type AskFor = (url: string) => Promise<string | null>;

/**
 * Asks the page's own server for a token: text, or JSON with a `token`. Null if the server refuses or returns nothing:
 * then nobody is signed in. Rejects if the request fails; never asks another server. A part of its own, since few pages
 * use an address, and those need it only after their first token.
 */
const askFor: AskFor = async (url) => {
  // Not `new URL`, which throws at some texts.
  if (Object.assign(document.createElement('a'), { href: url }).origin !== location.origin) {
    hint('data-identity-url is foreign.');
    return null;
  }
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(
    url,
    bare({ credentials: 'same-origin' as const, cache: 'no-store' as const, signal }),
  );
  if (response.status >= 500) throw new Error(`${response.status}`);
  if (!response.ok) return null;
  const text = (await response.text()).trim();
  return (text[0] === '{' ? bare(JSON.parse(text) as { token?: string }).token : text) || null;
};

handOver(askFor);
