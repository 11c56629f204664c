import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { explanationQuery, rankHistoryQuery } from '../../api/explanation';
import { lensNames } from '../../ui/lens-names';
import { Failed, Loading } from '../../ui/states';
import { RankChart } from './rank-chart';
import { rankPoints, recordedLens, summary } from './rank-points';
import { RankTable } from './rank-table';

interface Props {
  projectId: string;
  requestId: string;
  lens?: string;
  currency: string;
}

/** The rank day by day with what moved it: drawn, in a sentence, and as a table. */
export function RankOverTime({ projectId, requestId, lens, currency }: Props) {
  const [now] = useState(() => Date.now());
  const history = useQuery(rankHistoryQuery(projectId, requestId));
  const { data: explanation } = useQuery(explanationQuery(projectId, requestId, lens));
  const shown = recordedLens(lens ?? explanation?.lens);
  const points = useMemo(
    () => rankPoints(history.data?.items ?? [], shown, explanation, now),
    [history.data, shown, explanation, now],
  );
  if (history.error && !history.data)
    return <Failed error={history.error} retry={() => void history.refetch()} />;
  if (!history.data) return <Loading lines={5} />;
  if (history.data.items.length === 0) {
    return <p className="text-muted">The first day has not been recorded yet: the line begins tomorrow.</p>;
  }
  const isSaved = explanation !== undefined && explanation.lens !== shown;
  return (
    <figure className="flex min-w-0 flex-col gap-3">
      <figcaption className="text-muted">
        {summary(points)}
        {isSaved && ` Days are recorded under the built-in lenses: this is ${lensNames[shown]}.`}
      </figcaption>
      <RankChart points={points} />
      <details>
        <summary className="inline-flex min-h-6 cursor-pointer items-center font-medium text-accent pointer-coarse:min-h-11">
          Show as a table
        </summary>
        <RankTable points={points} currency={currency} />
      </details>
    </figure>
  );
}
