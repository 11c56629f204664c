/** The stacks that have a snippet. */
export const stacks = ['nextjs', 'node', 'python', 'php', 'ruby', 'go'] as const;
export type Stack = (typeof stacks)[number];
