import type { Connection } from '../../src/server/platform/database/database.js';
import { expectedOf, readWorld, storedScores, type Expected } from './scoring-oracle.js';

/** Requests whose stored signals and scores are not what the oracle computes, beside that: none, it is hoped. */
export async function misscored(
  db: Connection,
  projectId: number,
): Promise<{ stored: Expected | undefined; expected: Expected }[]> {
  const stored = new Map((await storedScores(db, projectId)).map((row) => [row.requestId, row]));
  return expectedOf(await readWorld(db, projectId))
    .map((expected) => ({ stored: stored.get(expected.requestId), expected }))
    .filter((pair) => !pair.stored || !same(pair.stored, pair.expected));
}

/** Whole numbers exactly, trending within 1e-9. */
function same({ trending: a, ...stored }: Expected, { trending: b, ...expected }: Expected): boolean {
  const fields = Object.keys(expected) as (keyof typeof expected)[];
  return fields.every((field) => stored[field] === expected[field]) && Math.abs(a - b) <= 1e-9 * b;
}
