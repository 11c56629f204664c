/** When an e-mail address makes two people one; docs/identity.md, “People”. */
export const mergeRules = ['link', 'verified', 'strict'] as const;
export type MergeRule = (typeof mergeRules)[number];
