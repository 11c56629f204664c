/** How far an e-mail address makes one person of two; docs/identity.md, “People”. */
export const mergeRules = ['link', 'verified', 'strict'] as const;
export type MergeRule = (typeof mergeRules)[number];
