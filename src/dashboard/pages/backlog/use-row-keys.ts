import { useEffect, useRef } from 'react';

interface RowKeys {
  next: () => void;
  previous: () => void;
  open: () => void;
  tick: () => void;
  why: () => void;
  search: () => void;
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest(
    'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]',
  ) !== null;

/** `j` `k` to move, `Enter` to open, `x` to select, `w` for the why, `/` to search; never while somebody types. */
export function useRowKeys(keys: RowKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return;
      const onControl = event.target instanceof HTMLElement && event.target.closest('a, button') !== null;
      const does: Record<string, (() => void) | undefined> = {
        j: latest.current.next,
        k: latest.current.previous,
        x: latest.current.tick,
        w: latest.current.why,
        '/': latest.current.search,
        // On a link or a button, Enter is that control's own.
        Enter: onControl ? undefined : latest.current.open,
      };
      const act = does[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
