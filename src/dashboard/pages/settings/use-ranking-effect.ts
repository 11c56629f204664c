import { useQuery } from '@tanstack/react-query';
import type { LensDto } from '../../../contract/lenses.dto';
import type { RankingDto } from '../../../contract/ranking.dto';
import type { ApiError } from '../../api/client';
import { whatIfQuery } from '../../api/what-if';
import { asApiError } from '../../ui/form-error';
import { useDebounced } from '../../ui/use-debounced';
import { effectOf, type Effect } from './moves';
import { weightsFor, type RankingForm } from './ranking-form';

interface Question {
  projectId: string;
  ranking: RankingDto;
  lenses: LensDto[];
  /** The lens to look through. */
  lens: string;
  wanted: RankingForm;
}

export interface EffectState {
  effect: Effect | undefined;
  error: ApiError | null;
  /** Whether `effect` is of numbers that have been changed since. */
  stale: boolean;
  retry: () => void;
}

/** What the `wanted` numbers would do to the order under `lens`; nothing is stored. */
export function useRankingEffect({ projectId, ranking, lenses, lens, wanted }: Question): EffectState {
  const weights = weightsFor(
    wanted,
    lenses.find(({ id }) => id === lens),
  );
  const asked = JSON.stringify({ lens, weights });
  const settled = useDebounced(asked);
  const after = useQuery(whatIfQuery(projectId, JSON.parse(settled) as { lens: string }));
  // Another default lens moves what the backlog shows: its order is held against that of the one of today.
  const replaces = lens === wanted.defaultLens && lens !== ranking.defaultLens;
  const today = useQuery({
    ...whatIfQuery(projectId, { lens: ranking.defaultLens }),
    enabled: replaces,
  });
  const failed = [after, today].find((query) => query.error);
  const ready = after.data && (!replaces || today.data);
  return {
    effect: ready && after.data ? effectOf(after.data, replaces ? today.data : undefined) : undefined,
    error: asApiError(failed?.error ?? null),
    stale: asked !== settled || after.isPlaceholderData,
    retry: () => void failed?.refetch(),
  };
}
