import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
}

export function Menu({ trigger, children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50">
          <Base.Popup className="max-h-(--available-height) min-w-48 overflow-y-auto rounded-lg border border-line bg-surface p-1 text-ink shadow-xl">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <Base.Item
      onClick={onSelect}
      className="flex items-center gap-2 rounded px-2 py-1.5 pointer-coarse:min-h-11 data-highlighted:bg-raised"
    >
      {children}
    </Base.Item>
  );
}

/** A choice that stays open, such as a column to show. */
export function MenuCheck({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Base.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      closeOnClick={false}
      className="flex items-center gap-2 rounded px-2 py-1.5 pointer-coarse:min-h-11 data-highlighted:bg-raised"
    >
      <span aria-hidden className="grid size-4 place-items-center rounded border border-line-strong text-xs">
        {checked && '✓'}
      </span>
      {children}
    </Base.CheckboxItem>
  );
}

/** One of several, such as a theme; the one in force is marked. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Base.RadioGroup aria-label={label} value={value} onValueChange={onChange}>
      {options.map((option) => (
        <Base.RadioItem
          key={option.value}
          value={option.value}
          closeOnClick
          className="flex items-center gap-2 rounded px-2 py-1.5 pointer-coarse:min-h-11 data-highlighted:bg-raised"
        >
          <span className="flex flex-1 items-center gap-2">{option.label}</span>
          <Base.RadioItemIndicator>
            <Check aria-hidden size={14} />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}
