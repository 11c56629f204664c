import type { WhatIfAnswerDto } from '../../../contract/what-if.dto';

export interface Move {
  id: string;
  title: string;
  rank: number;
  /** The place today; null where it is beyond those that were compared. */
  rankBefore: number | null;
}

/** What a change of the weights would do to the order. */
export interface Effect {
  /** The first ten under the new numbers. */
  top: Move[];
  moved: number;
  /** How many requests `moved` was counted among. */
  compared: number;
  /** Open requests in all. */
  total: number;
  pending: number;
}

const TOP = 10;

/**
 * The effect that `after` describes: against the same lens today, as the server counted it, or against the first
 * rows of another one, `today`, where the change is which lens comes first.
 */
export function effectOf(after: WhatIfAnswerDto, today?: WhatIfAnswerDto): Effect {
  const places = today && new Map(today.items.map(({ id, rank }) => [id, rank]));
  const moves = after.items.flatMap(({ id, title, rank, rankBefore }): Move[] =>
    rank === null ? [] : [{ id, title, rank, rankBefore: places ? (places.get(id) ?? null) : rankBefore }],
  );
  const { total, pending } = after;
  return {
    top: moves.slice(0, TOP),
    moved: today ? moves.filter(({ rank, rankBefore }) => rank !== rankBefore).length : after.moved,
    compared: today ? moves.length : total,
    total,
    pending,
  };
}
