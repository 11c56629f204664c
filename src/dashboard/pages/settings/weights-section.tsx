import type { Draft } from '../../ui/draft';
import { Section } from '../../ui/page';
import { Slider } from '../../ui/slider';
import { MoneyField } from './money-field';
import type { RankingForm } from './ranking-form';

interface WeightsSectionProps {
  currency: string;
  draft: Draft<RankingForm>;
  disabled: boolean;
  fieldError: (name: 'freeVoteCents' | 'anonymousVoteCents' | 'halfLifeDays') => string | undefined;
}

export function WeightsSection({
  currency,
  draft: { values, set },
  disabled,
  fieldError,
}: WeightsSectionProps) {
  const halfLifeError = fieldError('halfLifeDays');
  return (
    <Section
      title="Weights"
      description="They count under every lens but Votes, where each person counts one, and saved lenses with numbers of their own."
    >
      <MoneyField
        label="Free vote"
        hint="A verified person whose company pays nothing, as far as is known."
        cents={values.freeVoteCents}
        currency={currency}
        disabled={disabled}
        onChange={(cents) => set('freeVoteCents', cents)}
        error={fieldError('freeVoteCents')}
      />
      <MoneyField
        label="Anonymous vote"
        hint="A visitor whom your product has not identified. Zero is safe: anybody can make up visitors. At most a free vote."
        cents={values.anonymousVoteCents}
        currency={currency}
        disabled={disabled}
        onChange={(cents) => set('anonymousVoteCents', cents)}
        error={fieldError('anonymousVoteCents')}
      />
      <div className="flex max-w-md flex-col gap-1">
        <Slider
          label="Half-life under Trending"
          value={values.halfLifeDays}
          min={7}
          max={365}
          step={1}
          format={(days) => `${days} days`}
          disabled={disabled}
          onChange={(days) => set('halfLifeDays', days)}
        />
        <p className="text-sm text-muted">
          A vote given {values.halfLifeDays} days ago counts half of one given now. Only Trending looks at
          age.
        </p>
        {halfLifeError !== undefined && (
          <p role="alert" className="text-sm text-negative">
            {halfLifeError}
          </p>
        )}
      </div>
    </Section>
  );
}
