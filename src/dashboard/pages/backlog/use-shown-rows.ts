import { useEffect, useMemo, useState } from 'react';
import type { ShownRow } from './row';

const GLOW_MS = 1_700;
const none: ReadonlySet<string> = new Set();

interface ShownRows {
  rows: ShownRow[];
  /** The requests whose rank changed with the last update: they glow once. */
  moved: ReadonlySet<string>;
  /** How many would move if the newest answer were shown now. */
  waiting: number;
  /** Shows what waits. */
  show: () => void;
  /** Told when the pointer comes and goes: no row moves under it. */
  setPointer: (inside: boolean) => void;
}

/** Who stands elsewhere in `next`, among those that both lists have. */
function movedBetween(shown: ShownRow[], next: ShownRow[]): ReadonlySet<string> {
  const before = new Map(shown.map(({ id, rank }) => [id, rank]));
  const moved = next.filter(({ id, rank }) => before.has(id) && before.get(id) !== rank);
  return moved.length === 0 ? none : new Set(moved.map(({ id }) => id));
}

/** Whether a row that is shown would be somewhere else. */
const shifts = (shown: ShownRow[], next: ShownRow[]) => shown.some(({ id }, place) => next[place]?.id !== id);

/** The rows that were loaded further down meanwhile: they move nobody. */
function furtherDown(shown: ShownRow[], next: ShownRow[]): ShownRow[] {
  const known = new Set(shown.map(({ id }) => id));
  const last = shown.at(-1)?.rank ?? Infinity;
  return next.filter(({ id, rank }) => !known.has(id) && (rank ?? Infinity) > last);
}

/**
 * The rows to show of the `newest` answer. `view` names what was asked for: under another one everything is new and
 * nothing waits; under the same one an update that moves rows waits while the pointer is on the table.
 */
export function useShownRows(newest: ShownRow[], view: string): ShownRows {
  const [{ rows, moved, ...shown }, setShown] = useState({ view, rows: newest, moved: none });
  const [hasPointer, setPointer] = useState(false);
  const isNewView = shown.view !== view;
  const isHeld = !isNewView && hasPointer && rows !== newest && shifts(rows, newest);

  const show = () => setShown({ view, rows: newest, moved: isNewView ? none : movedBetween(rows, newest) });
  if (!isHeld && (isNewView || rows !== newest)) show();

  useEffect(() => {
    if (moved.size === 0) return;
    const timer = setTimeout(() => setShown((now) => ({ ...now, moved: none })), GLOW_MS);
    return () => clearTimeout(timer);
  }, [moved]);

  const held = useMemo(
    () =>
      isHeld
        ? { rows: [...rows, ...furtherDown(rows, newest)], waiting: movedBetween(rows, newest).size }
        : null,
    [isHeld, rows, newest],
  );
  // A request that comes or goes moves others, even where no rank of those in sight is another.
  return { rows: held?.rows ?? rows, moved, waiting: held ? Math.max(1, held.waiting) : 0, show, setPointer };
}
