import { useCallback, useState } from 'react';

const none: ReadonlySet<string> = new Set();

interface Ticked {
  ticked: ReadonlySet<string>;
  onTick: (id: string, on: boolean) => void;
  clear: () => void;
}

/** The selected requests of one view; under another query nothing is selected. */
export function useTicked(query: string): Ticked {
  const [selection, setSelection] = useState({ query, ids: none });
  const onTick = useCallback(
    (id: string, on: boolean) =>
      setSelection((before) => {
        const ids = new Set(before.query === query ? before.ids : none);
        if (on) ids.add(id);
        else ids.delete(id);
        return { query, ids };
      }),
    [query],
  );
  const clear = useCallback(() => setSelection({ query, ids: none }), [query]);
  return { ticked: selection.query === query ? selection.ids : none, onTick, clear };
}
