/** How much a project of the bench holds; everything grows with `scale`. */
export interface Sizes {
  scale: number;
  requests: number;
  votes: number;
  persons: number;
  companies: number;
}

export function sizesOf(scale: number): Sizes {
  return {
    scale,
    requests: Math.round(10_000 * scale),
    votes: Math.round(1_100_000 * scale),
    persons: Math.round(50_000 * scale),
    companies: Math.round(5_000 * scale),
  };
}

/** Of n requests the r-th has votes in proportion to r^-TAIL: a few giants, and a long tail. */
const TAIL = 0.8;
/** Not even the most wanted request is wanted by more of all people. */
const MOST = 0.4;

/** How many votes each request has, the most wanted first; together about `votes`. */
export function tail({ requests, votes, persons }: Sizes): number[] {
  const most = Math.floor(persons * MOST);
  const counts = (factor: number) =>
    Array.from({ length: requests }, (_, place) => Math.min(most, Math.round(factor * (place + 1) ** -TAIL)));
  let [low, high] = [0, votes];
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    const total = counts(middle).reduce((sum, count) => sum + count, 0);
    if (total < votes) low = middle;
    else high = middle;
  }
  return counts(high);
}

/** The smallest prime number ≥ n: modulo a prime, every multiplier makes a permutation. */
export function primeFrom(n: number): number {
  for (let candidate = Math.max(2, n); ; candidate++) {
    let divisor = 2;
    while (divisor * divisor <= candidate && candidate % divisor !== 0) divisor++;
    if (divisor * divisor > candidate) return candidate;
  }
}
