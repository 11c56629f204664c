/** What a browser keeps for the widget; in memory alone where storage is blocked. */
export interface Memory {
  get: (key: string) => string | null;
  /** `null` forgets. */
  set: (key: string, value: string | null) => void;
}

/** `scope` keeps projects and servers on one origin apart; `isOfTab` until the tab is closed. */
export function createMemory(scope: string, isOfTab?: boolean): Memory {
  const kept = new Map<string, string | null>();
  const stored = <Result>(use: (storage: Storage) => Result): Result | null => {
    try {
      return use(isOfTab ? sessionStorage : localStorage);
    } catch {
      // Blocked or full: what is kept here has to do.
      return null;
    }
  };
  const name = (key: string) => `reqio:${scope}:${key}`;
  return {
    get: (key) => kept.get(key) ?? stored((storage) => storage.getItem(name(key))),
    set(key, value) {
      kept.set(key, value);
      stored((storage) => {
        if (value === null) storage.removeItem(name(key));
        else storage.setItem(name(key), value);
        // What another tab forgets is forgotten here as well.
        kept.delete(key);
      });
    },
  };
}
