import type { BuiltInLens } from '../../contract/lenses';

/** What the built-in lenses are called on screen; a saved one is called what its members call it. */
export const lensNames: Record<BuiltInLens, string> = {
  revenue: 'Revenue',
  balanced: 'Balanced',
  votes: 'Votes',
  trending: 'Trending',
};
