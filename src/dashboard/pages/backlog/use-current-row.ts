import { useState } from 'react';
import type { ShownRow } from './row';
import { useRowKeys } from './use-row-keys';

interface Acts {
  open: (id: string) => void;
  tick: (id: string) => void;
  why: (id: string) => void;
  search: () => void;
}

/** The row that the keyboard stands on; it stays on its request when the ranking moves. */
export function useCurrentRow(rows: ShownRow[], { open, tick, why, search }: Acts): string | null {
  const [id, setId] = useState<string | null>(null);
  const place = rows.findIndex((row) => row.id === id);
  const go = (to: number) => setId(rows[Math.max(0, Math.min(rows.length - 1, to))]?.id ?? null);
  const withRow = (act: (id: string) => void) => () => place >= 0 && act(rows[place]!.id);
  useRowKeys({
    next: () => go(place + 1),
    previous: () => go(place - 1),
    open: withRow(open),
    tick: withRow(tick),
    why: withRow(why),
    search,
  });
  return id;
}
