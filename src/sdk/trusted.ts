import type { TrustedScriptUrl } from './options.js';

interface Policy {
  createScriptURL: (url: string) => TrustedScriptUrl;
}

interface Policies {
  createPolicy: (name: string, rules: Policy) => Policy;
  [kept: symbol]: Policy | undefined;
}

/** Where the loader keeps the policy as well (src/widget/common/trusted.ts): its name can be used once on a page. */
const KEPT = Symbol.for('reqio');

/**
 * The address of the loader as pages that enforce Trusted Types want it: from the policy `reqio`, which lets nothing
 * through but the widget of one server. Where there are no such types, or the page does not allow the policy, the
 * address stays a text, and it is up to the page's default policy.
 */
export function trusted(url: string): string | TrustedScriptUrl {
  const { trustedTypes: policies } = window as unknown as { trustedTypes?: Policies };
  try {
    // The loader's own idea of its server's address: whole, up to the last slash.
    const { href } = new URL(url, document.baseURI);
    const base = new URL('.', href).href;
    const createScriptURL = (asked: string) => (asked.startsWith(`${base}widget`) ? asked : '');
    const made = (policies![KEPT] ??= policies!.createPolicy('reqio', { createScriptURL })).createScriptURL(
      href,
    );
    return String(made) === '' ? url : made;
  } catch {
    return url;
  }
}
