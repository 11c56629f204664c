import type { LensDto, LensWeightsDto } from '../../../contract/lenses.dto';
import { builtInLenses } from '../../../contract/lenses';
import type { ChangeRankingDto, RankingDto } from '../../../contract/ranking.dto';
import { lensNames } from '../../ui/lens-names';
import type { Option } from '../../ui/select';

/** What the ranking settings' form holds; null for an amount that cannot be read. */
export interface RankingForm {
  freeVoteCents: number | null;
  anonymousVoteCents: number | null;
  halfLifeDays: number;
  defaultLens: string;
}

/** The numbers in force, or about to be. */
export function toForm({ rebuild, ...ranking }: RankingDto): RankingForm {
  const { freeVoteCents, anonymousVoteCents } = ranking;
  const { halfLifeDays, defaultLens } = rebuild ?? ranking;
  return { freeVoteCents, anonymousVoteCents, halfLifeDays, defaultLens };
}

/** The body of the PATCH; null while an amount cannot be read. */
export function toChange(changed: Partial<RankingForm>): ChangeRankingDto | null {
  const { freeVoteCents, anonymousVoteCents, ...rest } = changed;
  if (freeVoteCents === null || anonymousVoteCents === null) return null;
  return {
    ...rest,
    ...(freeVoteCents !== undefined && { freeVoteCents }),
    ...(anonymousVoteCents !== undefined && { anonymousVoteCents }),
  };
}

/** The weights of `form` as far as `lens` takes the project's: a saved lens may have numbers of its own. */
export function weightsFor(form: RankingForm, lens: LensDto | undefined): LensWeightsDto {
  const { freeVoteCents, anonymousVoteCents, halfLifeDays } = form;
  const own = lens?.spec.weights ?? {};
  return {
    ...(own.freeVoteCents === undefined && freeVoteCents !== null && { freeVoteCents }),
    ...(own.anonymousVoteCents === undefined && anonymousVoteCents !== null && { anonymousVoteCents }),
    ...(own.halfLifeDays === undefined && { halfLifeDays }),
  };
}

/** What a lens is chosen from: the built-in ones and the project's own. */
export function lensOptions(saved: LensDto[]): Option<string>[] {
  const builtIn = builtInLenses.map((lens) => ({ value: lens, label: lensNames[lens] }));
  return [...builtIn, ...saved.map(({ id, name }) => ({ value: id, label: name }))];
}
