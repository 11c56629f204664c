import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Move } from './moves';

/** A request at its new place, and how far it came. */
export function MoveRow({ move: { rank, rankBefore, title } }: { move: Move }) {
  return (
    <li className="grid grid-cols-[2rem_1fr_auto] items-baseline gap-2 py-1.5">
      <span className="text-right text-muted tabular-nums">{rank}</span>
      <span className="truncate" title={title}>
        {title}
      </span>
      <Distance rank={rank} before={rankBefore} />
    </li>
  );
}

function Distance({ rank, before }: { rank: number; before: number | null }) {
  if (before === rank) return null;
  if (before === null) return <span className="text-sm text-positive">from far below</span>;
  const up = rank < before;
  const Arrow = up ? ArrowUp : ArrowDown;
  return (
    <span
      title={`#${before} now`}
      className={`inline-flex items-center gap-0.5 text-sm tabular-nums ${up ? 'text-positive' : 'text-negative'}`}
    >
      <Arrow aria-hidden size={12} />
      <span className="sr-only">{up ? 'up' : 'down'} </span>
      {Math.abs(before - rank)}
      <span className="sr-only"> from {before}</span>
    </span>
  );
}
