import type { Policy } from './token.js';

/** What holds for a project that nobody has set up yet: the defaults of its row in the table `identity`. */
export const defaultPolicy: Policy = {
  enabled: true,
  maxTokenAgeSeconds: 300,
  requireAudience: true,
  strictTimes: true,
  mergeByEmail: 'link',
  revenueFrom: 'tokensAndApi',
};

/** The policy in a row that may be absent, its columns null. */
export function policyOf(row: { [Key in keyof Policy]: Policy[Key] | null }): Policy {
  return {
    enabled: row.enabled ?? defaultPolicy.enabled,
    maxTokenAgeSeconds: row.maxTokenAgeSeconds ?? defaultPolicy.maxTokenAgeSeconds,
    requireAudience: row.requireAudience ?? defaultPolicy.requireAudience,
    strictTimes: row.strictTimes ?? defaultPolicy.strictTimes,
    mergeByEmail: row.mergeByEmail ?? defaultPolicy.mergeByEmail,
    revenueFrom: row.revenueFrom ?? defaultPolicy.revenueFrom,
  };
}
