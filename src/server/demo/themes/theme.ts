export const plans = ['free', 'starter', 'pro', 'business', 'enterprise'] as const;
export type Plan = (typeof plans)[number];

/** A request as somebody would write it. */
export type Idea = readonly [title: string, body: string];

/** Requests that differ in one thing: `%` stands for it. */
export interface Pattern {
  title: string;
  body: string;
  things: readonly string[];
}

/** What requests are about, and whom it moves. */
export interface Theme {
  tag: string;
  /** How much more likely than others a person of this plan votes here; 1 where it is left out. */
  appeal: Partial<Record<Plan, number>>;
  ideas: readonly Idea[];
  patterns: readonly Pattern[];
}
