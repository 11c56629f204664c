import { count } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { Select, type Option } from '../../ui/select';
import { Failed, Loading } from '../../ui/states';
import type { Effect } from './moves';
import { MoveRow } from './move-row';
import type { EffectState } from './use-ranking-effect';

interface EffectSectionProps {
  effect: EffectState;
  /** Whether anything differs from what is in force. */
  changing: boolean;
  lens: string;
  options: Option<string>[];
  onLens: (lens: string) => void;
}

/** What the numbers in the form would do. */
export function EffectSection({
  effect: { effect, error, stale, retry },
  changing,
  lens,
  options,
  onLens,
}: EffectSectionProps) {
  return (
    <Section
      className="xl:sticky xl:top-[calc(var(--header,0px)+1rem)]"
      title="Effect"
      description="The first ten as they would stand. Nothing is changed until you save."
    >
      <div className="flex items-center gap-3">
        <span aria-hidden className="text-sm font-medium">
          Lens
        </span>
        <Select label="Lens to look through" value={lens} options={options} onChange={onLens} />
      </div>
      {error && !effect && error.fields.length === 0 && <Failed error={error} retry={retry} />}
      {error && error.fields.length > 0 && (
        <Notice tone="warning">{error.fields.map(({ message }) => message).join('; ')}</Notice>
      )}
      {!effect && !error && <Loading lines={10} />}
      {effect && (
        <div aria-busy={stale}>
          <p aria-live="polite" className="font-medium">
            {summary(effect, changing)}
          </p>
          {effect.pending > 0 && (
            <p className="text-sm text-muted">Some votes of just now are not in the scores yet.</p>
          )}
          <ol aria-label="The first ten" className="mt-2 divide-y divide-line">
            {effect.top.map((move) => (
              <MoveRow key={move.id} move={move} />
            ))}
          </ol>
        </div>
      )}
    </Section>
  );
}

function summary({ moved, compared, total }: Effect, changing: boolean): string {
  if (total === 0) return 'There are no open requests yet.';
  if (!changing) return `${count(total)} open requests, as they stand now`;
  if (moved === 0) return 'Nothing would move under this lens';
  return compared < total
    ? `${count(moved)} of the first ${count(compared)} requests would move`
    : `${count(moved)} of ${count(total)} open requests would move`;
}
