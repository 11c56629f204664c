import { Injectable } from '@nestjs/common';
import type { ExplanationDto, NeighbourDto, TermDto } from '../../contract/explanation.dto.js';
import { isRowId } from '../../contract/ids.js';
import type { RankHistoryDto } from '../../contract/rank-history.dto.js';
import type { CurrentProjectInfo } from '../platform/access.js';
import { Database } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { ContributionsRepository } from './contributions.repository.js';
import { distance, explain, type Term } from './explain.js';
import { ExplanationRepository, type Ranked } from './explanation.repository.js';
import type { Lens } from './lens.js';
import { LensFinder } from './lens-finder.js';
import { RankDaysRepository } from './rank-days.repository.js';

/** “Why is this #3?”: every term of a score, from the snapshot that the score is read from. */
@Injectable()
export class Explanations {
  constructor(
    private readonly db: Database,
    private readonly lenses: LensFinder,
    private readonly contributions: ContributionsRepository,
    private readonly repository: ExplanationRepository,
    private readonly rankDays: RankDaysRepository,
  ) {}

  /** Refuses an unknown request with `notFound`, an unknown lens with `input.invalid`. */
  async explain(project: CurrentProjectInfo, requestId: string, lens?: string): Promise<ExplanationDto> {
    if (!isRowId(requestId)) throw new Refusal('notFound');
    return this.lenses.onSnapshot(project.id, lens, async (found, connection) => {
      const subject = await this.repository.subject(connection, project.id, requestId, found);
      if (!subject) throw new Refusal('notFound');
      const of = [connection, project.id, requestId] as const;
      const parts = await this.contributions.list(...of, found.lens);
      const uncounted = await this.contributions.leftOut(...of, found.lens);
      const neighbours = await this.repository.neighbours(...of, found);
      const moves = await this.repository.moves(...of, found.id);
      const { terms, score, leftOut, largestShare } = explain(found.lens, subject.effort, parts, uncounted);
      return {
        lens: found.id,
        score,
        storedScore: subject.storedScore,
        pending: subject.pending,
        ...around(found.lens, requestId, neighbours),
        effort: found.lens.effort ? subject.effort : null,
        terms: terms.map(toTerm),
        leftOut,
        largestShare,
        moves: moves.map((move) => ({ ...move, at: move.at.toISOString() })),
      };
    });
  }

  /** Where the request stood day by day; refuses an unknown one with `notFound`. */
  async rankHistory(project: CurrentProjectInfo, requestId: string): Promise<RankHistoryDto> {
    const items = isRowId(requestId) && (await this.rankDays.days(this.db, project.id, requestId));
    if (!items) throw new Refusal('notFound');
    return { items };
  }
}

/** The request's place, and what is one place above and below it. */
function around(
  lens: Lens,
  requestId: string,
  neighbours: readonly Ranked[],
): Pick<ExplanationDto, 'rank' | 'above' | 'below'> {
  const place = neighbours.findIndex(({ id }) => id === requestId);
  const [above, own, below] = [neighbours[place - 1], neighbours[place], neighbours[place + 1]];
  if (!own) return { rank: null, above: null, below: null };
  return {
    rank: own.rank,
    above: above ? toNeighbour(lens, above, own, above) : null,
    below: below ? toNeighbour(lens, below, below, own) : null,
  };
}

function toNeighbour(
  lens: Lens,
  { id, title, score, rank }: Ranked,
  lower: Ranked,
  upper: Ranked,
): NeighbourDto {
  return { id, title, score, rank, distance: distance(lens, lower, upper, lower.effort) };
}

function toTerm(term: Term): TermDto {
  const { kind, voters, points, customers, monthlyCents, weightCents } = term;
  if (kind === 'rest') return { kind, customers, monthlyCents: monthlyCents!, voters, points };
  if (kind !== 'customer') return { kind, weightCents: weightCents!, voters, points };
  const { customerId, name, plan, amount, interval, intervalCount, source, asOf } = term;
  return {
    kind,
    customerId: customerId!,
    name,
    plan,
    amount,
    interval,
    ...(intervalCount !== null && intervalCount !== undefined && intervalCount > 1 && { intervalCount }),
    monthlyCents: monthlyCents!,
    source,
    asOf: asOf?.toISOString() ?? null,
    voters,
    points,
  };
}
