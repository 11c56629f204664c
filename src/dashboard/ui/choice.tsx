import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import { classes } from './classes';

export interface ChoiceOption<Value extends string> {
  value: Value;
  label: string;
  /** What happens with it, in a sentence. */
  hint?: ReactNode;
}

interface ChoiceProps<Value extends string> {
  /** What is being chosen: the group's name. */
  label: string;
  /** Null while none has been chosen. */
  value: Value | null;
  options: readonly ChoiceOption<Value>[];
  onChange: (value: Value) => void;
  disabled?: boolean;
  /** Side by side where there is room. */
  columns?: 2 | 3;
}

const grids = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' };

/** One of a few, each with its consequence in words; a `Select` for longer lists and shorter stories. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
  columns,
}: ChoiceProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={(next) => next !== null && onChange(next)}
      className={classes('grid gap-2', grids[columns ?? 1])}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="flex items-start gap-2.5 rounded-md border border-line px-3 py-2.5 has-data-checked:border-accent has-data-checked:bg-accent-soft/40 has-data-disabled:opacity-60"
        >
          <Radio.Root
            value={option.value}
            className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-line-strong bg-surface data-checked:border-accent data-checked:bg-accent"
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-accent-ink" />
          </Radio.Root>
          <span className="min-w-0">
            <span className="font-medium">{option.label}</span>
            {option.hint !== undefined && (
              <span className="block text-sm text-pretty text-muted">{option.hint}</span>
            )}
          </span>
        </label>
      ))}
    </RadioGroup>
  );
}
