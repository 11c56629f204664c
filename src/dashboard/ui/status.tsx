import type { Status } from '../../contract/statuses';
import { classes } from './classes';

export const statusNames: Record<Status, string> = {
  underReview: 'Under review',
  planned: 'Planned',
  inProgress: 'In progress',
  shipped: 'Shipped',
  declined: 'Declined',
};

const dots: Record<Status, string> = {
  underReview: 'bg-line-strong',
  planned: 'bg-warning',
  inProgress: 'bg-accent',
  shipped: 'bg-positive',
  declined: 'bg-negative',
};

export function StatusBadge({ status }: { status: Status }) {
  return (
    <span className="inline-flex items-center gap-1.5 rounded-full border border-line bg-surface px-2 text-sm whitespace-nowrap">
      <span aria-hidden className={classes('size-2 rounded-full', dots[status])} />
      {statusNames[status]}
    </span>
  );
}
