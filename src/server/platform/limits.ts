/** A rule: at most `points` in `seconds` per key. */
export interface Limit {
  name: string;
  points: number;
  seconds: number;
}

/** Counters against guessing and flooding, in Redis where there is one, else in this process. */
export abstract class Limits {
  /** Takes one point for `key`; refuses with `rate.limited` and the seconds to wait where none is left. */
  abstract take(limit: Limit, key: string): Promise<void>;
  /** Gives the points of `key` back, after a success. */
  abstract reset(limit: Limit, key: string): Promise<void>;
  abstract close(): Promise<void>;
}
