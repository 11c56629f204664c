import { useState } from 'react';
import type { Draft } from './draft';

interface HeldSave {
  /** Whether the last save was held back, and nothing was decided since. */
  held: boolean;
  /** While the server is asked. */
  asking: boolean;
  /** Asks the server first: resolves with whether the save may go. */
  mayGo: () => Promise<boolean>;
  release: () => void;
}

/**
 * Holds a save back, once, where somebody else has changed the same fields since they were touched here: whoever then
 * saves again means it. `read` fetches what the server has now; where it cannot, the save itself says why.
 */
export function useHeldSave<Values extends object>(
  draft: Draft<Values>,
  read: () => Promise<Values>,
): HeldSave {
  const [held, setHeld] = useState(false);
  const [asking, setAsking] = useState(false);
  const mayGo = async () => {
    setAsking(true);
    const now = await read().catch(() => null);
    setAsking(false);
    const isOvertaken = now !== null && draft.overtaken(now).length > 0;
    if (now !== null) draft.rebase(now);
    setHeld(isOvertaken);
    return !isOvertaken;
  };
  return { held, asking, mayGo, release: () => setHeld(false) };
}
