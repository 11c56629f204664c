import type { ExplanationDto, MoveCauseDto } from '../../../contract/explanation.dto';
import { ago, moment } from '../../ui/format';
import { readPoints } from './points';

const words: Record<string, string> = {
  vote: 'vote',
  request: 'change of the request',
  merge: 'merge',
  split: 'undone merge',
  revenue: 'new revenue',
  erasure: 'erased person',
  weights: 'new weights',
  sample: 'sample data',
};

/** What moved a score, in words. */
export const readCause = ({ cause: kind, name }: MoveCauseDto): string =>
  `${words[kind] ?? kind}${name === null ? '' : ` of ${name}`}`;

/** The newest big moves of the score, and what moved it. */
export function Moves({
  explanation: { moves, lens },
  currency,
}: {
  explanation: ExplanationDto;
  currency: string;
}) {
  // A cause may have moved it under other lenses alone.
  const felt = moves.filter(({ before, after }) => before === null || after === null || before !== after);
  if (felt.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 font-semibold">What moved it</h3>
      <ol className="flex flex-col gap-1.5">
        {felt.slice(0, 12).map(({ at, before, after, causes }) => (
          <li key={at} className="flex items-baseline justify-between gap-x-3">
            <span className="min-w-0 wrap-anywhere">
              {causes.slice(0, 3).map(readCause).join(', ')}
              {causes.length > 3 && ` and ${causes.length - 3} more`}
              <span className="text-muted" title={moment(at)}>
                {' '}
                · {ago(at)}
              </span>
            </span>
            {before !== null && after !== null && (
              <span className="shrink-0 tabular-nums">
                {readPoints(before, lens, currency)} → {readPoints(after, lens, currency)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
