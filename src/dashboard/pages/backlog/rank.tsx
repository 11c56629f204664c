import { classes } from '../../ui/classes';

interface Props {
  rank: number | null;
  before: number | null | undefined;
  /** Since when it is compared: «in 7 days», «under this what-if». */
  since: string;
}

/** `#3` and how far it came: arrows for the eye, words for screen readers. */
export function Rank({ rank, before, since }: Props) {
  if (rank === null) return <span className="text-muted">–</span>;
  const moved = before === null || before === undefined ? 0 : before - rank;
  return (
    <span className="inline-flex items-baseline gap-1.5 tabular-nums">
      <span className="font-semibold">#{rank}</span>
      {moved !== 0 && (
        <span className={classes('text-xs', moved > 0 ? 'text-positive' : 'text-negative')}>
          <span aria-hidden>
            {moved > 0 ? '▲' : '▼'}
            {Math.abs(moved)}
          </span>
          <span className="sr-only">
            {moved > 0 ? 'up' : 'down'} {Math.abs(moved)} {since}
          </span>
        </span>
      )}
    </span>
  );
}
