import type { TrustedScriptUrl } from './options.js';

interface Policy {
  createScriptURL: (url: string) => TrustedScriptUrl;
}
type Page = {
  trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy };
};

/** On `window.Reqio`: a page that names its policies lets each name be made once, and the loader needs it as well. */
const POLICY = Symbol.for('reqio.policy');

/**
 * The address of a script of ours as pages that enforce Trusted Types take it, by the policy `reqio`. The text itself
 * where the browser has no such types, or the page does not allow the policy: a default policy may still take it.
 */
export function trusted(reqio: object, url: string): string | TrustedScriptUrl {
  const held = reqio as { [POLICY]?: Policy };
  try {
    held[POLICY] ??= (window as unknown as Page).trustedTypes?.createPolicy('reqio', { createScriptURL });
    return held[POLICY]?.createScriptURL(url) ?? url;
  } catch {
    return url;
  }
}

function createScriptURL(url: string): string {
  if (/\/widget(\.js|\/[\w-]+\.js)$/.test(url)) return url;
  throw new TypeError('not a script of Reqio');
}
