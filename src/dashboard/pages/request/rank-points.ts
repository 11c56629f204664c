import type { ExplanationDto } from '../../../contract/explanation.dto';
import { builtInLenses, type BuiltInLens } from '../../../contract/lenses';
import type { RankDayDto } from '../../../contract/rank-history.dto';
import { readCause } from '../explanation/moves';

/** Where a request stood from `at` on. */
export interface RankPoint {
  /** Milliseconds since 1970. */
  at: number;
  /** The place; null while it was closed. */
  rank: number | null;
  voters: number | null;
  monthlyCents: number | null;
  /** What moved its score that day, in words; empty where nothing moved it much. */
  causes: string[];
}

/** The lens that history has for `lens`: a saved one has none of its own. */
export const recordedLens = (lens: string | undefined): BuiltInLens =>
  builtInLenses.find((one) => one === lens) ?? 'revenue';

const dayOf = (iso: string) => iso.slice(0, 10);

/** The recorded days with what moved the score on them, and where the request stands at `now`. */
export function rankPoints(
  days: RankDayDto[],
  lens: BuiltInLens,
  explanation: ExplanationDto | undefined,
  now: number,
): RankPoint[] {
  const causes = new Map<string, Set<string>>();
  for (const move of explanation?.moves ?? []) {
    const known = causes.get(dayOf(move.at)) ?? new Set();
    for (const cause of move.causes) known.add(readCause(cause));
    causes.set(dayOf(move.at), known);
  }
  const points: RankPoint[] = days.map((day) => ({
    at: new Date(day.day).getTime(),
    rank: day[lens].rank,
    voters: day.voters,
    monthlyCents: day.monthlyCents,
    causes: [...(causes.get(dayOf(day.day)) ?? [])],
  }));
  if (explanation?.lens !== lens) return points;
  return [...points, { at: now, rank: explanation.rank, voters: null, monthlyCents: null, causes: [] }];
}

/** The line in words: where it began, where it ends, and its best and worst place. */
export function summary(points: RankPoint[]): string {
  const ranks = points.flatMap(({ rank }) => rank ?? []);
  if (ranks.length === 0) return 'It had no rank yet.';
  const [first, last] = [ranks[0], ranks.at(-1)];
  const ends = first === last ? `#${last}` : `From #${first} to #${last}`;
  return `${ends}; best #${Math.min(...ranks)}, worst #${Math.max(...ranks)}.`;
}
