/** How often something is billed, and of how many of these at a time (1 to 36). */
export const intervals = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Interval = (typeof intervals)[number];
