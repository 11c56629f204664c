import { Slider as Base } from '@base-ui/react/slider';

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** How the value reads, such as «$1.00». */
  format: (value: number) => string;
  /** While it is dragged. */
  onChange: (value: number) => void;
  disabled?: boolean;
}

export function Slider({ label, value, min, max, step, format, onChange, disabled }: SliderProps) {
  return (
    <Base.Root
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={(next) => onChange(next)}
      className="flex flex-col gap-1"
    >
      <div className="flex justify-between text-sm">
        <Base.Label className="font-medium">{label}</Base.Label>
        <span className="text-muted tabular-nums">{format(value)}</span>
      </div>
      <Base.Control className="flex h-6 touch-none items-center">
        <Base.Track className="h-1.5 w-full rounded-full bg-raised outline outline-line">
          <Base.Indicator className="rounded-full bg-accent" />
          <Base.Thumb
            aria-label={label}
            getAriaValueText={(_, now) => format(now)}
            className="size-4 rounded-full border-2 border-accent bg-surface shadow"
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
