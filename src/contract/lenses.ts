/** The lenses that every project has; a saved lens is named by its id. */
export const builtInLenses = ['revenue', 'balanced', 'votes', 'trending'] as const;
export type BuiltInLens = (typeof builtInLenses)[number];
