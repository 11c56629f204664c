/** Where a request stands: what the order of a ranking is made of. */
export interface RankKey {
  score: number;
  voters: number;
  /** When the request was created, in microseconds since 1970: a Date would drop some. */
  createdMicros: number;
  id: string;
}

/** Whether `a` would stand before `b` if their scores were equal. */
export function winsTie(a: RankKey, b: RankKey): boolean {
  if (a.voters !== b.voters) return a.voters > b.voters;
  if (a.createdMicros !== b.createdMicros) return a.createdMicros < b.createdMicros;
  return BigInt(a.id) < BigInt(b.id);
}
