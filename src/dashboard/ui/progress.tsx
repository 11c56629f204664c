import { Progress as Base } from '@base-ui/react/progress';

interface ProgressProps {
  /** What is going on, such as «Preparing the new half-life». */
  label: string;
  /** From 0 to 1; null while it is not known. */
  share: number | null;
  /** How far it is, in words; else a percentage. */
  text?: string;
}

/** How far something is that takes longer than a second. */
export function Progress({ label, share, text }: ProgressProps) {
  const percent = share === null ? null : Math.round(share * 100);
  const words = text ?? (percent === null ? '' : `${percent} %`);
  return (
    <Base.Root
      value={percent}
      getAriaValueText={() => words}
      className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 text-sm"
    >
      <Base.Label className="font-medium">{label}</Base.Label>
      <span aria-hidden className="text-muted tabular-nums">
        {words}
      </span>
      <Base.Track className="col-span-2 h-1.5 overflow-hidden rounded-full bg-raised outline outline-line">
        <Base.Indicator className="block h-full rounded-full bg-accent transition-[width] data-indeterminate:w-1/3! data-indeterminate:animate-pulse" />
      </Base.Track>
    </Base.Root>
  );
}
