import { bare } from './guard';

interface Policy {
  createScriptURL: (url: string) => string;
}

interface Policies {
  createPolicy: (name: string, rules: Policy) => Policy;
  [kept: symbol]: Policy | undefined;
}

/** Where the policy is kept: its name can be used once, and a script that is loaded again needs it as well. */
const KEPT = Symbol.for('reqio');

/**
 * The address of a script of ours, as pages that enforce Trusted Types want it: from the policy `reqio`, which lets
 * nothing through but the widget of one server. Where the page allows no such policy, or uses that name itself, the
 * address stays a text, and it is up to the page's default policy.
 */
export function trusted(url: string, base: string): string {
  const { trustedTypes: policies } = window as { trustedTypes?: Policies };
  try {
    const createScriptURL = (asked: string) => (asked.startsWith(`${base}widget`) ? asked : '');
    return (policies![KEPT] ??= policies!.createPolicy('reqio', bare({ createScriptURL }))).createScriptURL(
      url,
    );
  } catch {
    return url;
  }
}
