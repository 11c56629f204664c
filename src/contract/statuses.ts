/** Where a request stands. The open ones take votes and have a rank. */
export const openStatuses = ['underReview', 'planned', 'inProgress'] as const;
export const closedStatuses = ['shipped', 'declined'] as const;
export const statuses = [...openStatuses, ...closedStatuses] as const;
export type Status = (typeof statuses)[number];
export const isOpen = (status: Status): boolean => (openStatuses as readonly string[]).includes(status);
