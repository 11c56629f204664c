import type { ApiError } from '../../api/client';
import type { Draft } from '../../ui/draft';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { Select, type Option } from '../../ui/select';
import type { RankingForm } from './ranking-form';

interface DefaultLensSectionProps {
  draft: Draft<RankingForm>;
  options: Option<string>[];
  disabled: boolean;
  error: ApiError | null;
}

export function DefaultLensSection({
  draft: { values, set },
  options,
  disabled,
  error,
}: DefaultLensSectionProps) {
  return (
    <Section title="Default lens">
      <Field
        className="max-w-md"
        label="The backlog opens with"
        hint="Everyone may switch to another lens; the address remembers it. What the widget and the public board show is always ordered by votes."
        error={error?.field('defaultLens')}
      >
        <Select
          className="max-w-60"
          label="Default lens"
          value={values.defaultLens}
          options={options}
          disabled={disabled}
          onChange={(lens) => set('defaultLens', lens)}
        />
      </Field>
    </Section>
  );
}
