import { useState } from 'react';

export interface Draft<Values> {
  /** What the form shows: the server's values with what was changed here in their place. */
  values: Values;
  set: <Key extends keyof Values>(key: Key, value: Values[Key]) => void;
  /** What differs from the server, and nothing else: the body of a PATCH. */
  changed: Partial<Values>;
  dirty: boolean;
  /** Forgets what was changed here. */
  reset: () => void;
  /** Forgets what `sent` has, now that it is saved; what was typed in the meantime stays. */
  settle: (sent: Partial<Values>) => void;
  /** What is changed here while the server has something else by now than when it was first touched. */
  overtaken: (now: Values) => (keyof Values)[];
  /** Takes what the server has `now` as what the changes stand on. */
  rebase: (now: Values) => void;
}

/**
 * A form's values while they are edited. Fields that were not touched follow the server, so that two people who
 * change different fields of one thing do not overwrite each other, and a refetch never takes back what was typed.
 */
export function useDraft<Values extends object>(saved: Values): Draft<Values> {
  const [edits, setEdits] = useState<Partial<Values>>({});
  /** What the server had of each field when it was first touched. */
  const [bases, setBases] = useState<Partial<Values>>({});
  const changed = differing(saved, edits);
  return {
    values: { ...saved, ...edits },
    set: (key, value) => {
      if (!(key in changed)) setBases((before) => ({ ...before, [key]: saved[key] }));
      setEdits((before) => ({ ...before, [key]: value }));
    },
    changed,
    dirty: Object.keys(changed).length > 0,
    reset: () => setEdits({}),
    settle: (sent) => {
      setBases((before) => ({ ...before, ...sent }));
      setEdits((edited) => differing(sent, edited));
    },
    overtaken: (now) => overtaken(now, edits, bases),
    rebase: setBases,
  };
}

/** The entries of `edits` that are not what `saved` has. */
export function differing<Values extends object>(
  saved: Partial<Values>,
  edits: Partial<Values>,
): Partial<Values> {
  const keys = Object.keys(edits) as (keyof Values)[];
  const kept = keys.filter((key) => JSON.stringify(edits[key]) !== JSON.stringify(saved[key]));
  return Object.fromEntries(kept.map((key) => [key, edits[key]])) as Partial<Values>;
}

/** The keys of `edits` for which `now` has neither what they stood on nor what they want. */
export function overtaken<Values extends object>(
  now: Values,
  edits: Partial<Values>,
  bases: Partial<Values>,
): (keyof Values)[] {
  const moved = differing(now, bases);
  return (Object.keys(differing(now, edits)) as (keyof Values)[]).filter((key) => key in moved);
}
