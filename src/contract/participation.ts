/** Who may take part: everyone, verified people (the anonymous only read), or verified people alone. */
export const participations = ['everyone', 'readOnly', 'verified'] as const;
export type Participation = (typeof participations)[number];
