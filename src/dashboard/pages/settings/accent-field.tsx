import type { ThemeMode } from '../../../contract/theme.dto';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { weakContrasts } from './contrast';
import { isColour, widgetDefaults } from './widget-form';

interface AccentFieldProps {
  /** As typed; empty for the widget's own. */
  accent: string;
  mode: ThemeMode;
  onChange: (accent: string) => void;
  error?: string;
  disabled: boolean;
}

/** A colour by hand or by the browser's picker, with a warning where it is hard to see. */
export function AccentField({ accent, mode, onChange, error, disabled }: AccentFieldProps) {
  const shown = isColour(accent) ? accent.toLowerCase() : widgetDefaults.accent;
  const weak = weakContrasts(shown, mode);
  return (
    <div className="flex flex-col gap-3">
      <TextField
        short
        label="Accent colour"
        placeholder={widgetDefaults.accent}
        spellCheck={false}
        autoComplete="off"
        maxLength={7}
        disabled={disabled}
        value={accent}
        onChange={(event) => onChange(event.target.value)}
        beside={
          <input
            type="color"
            aria-label="Pick the accent colour"
            disabled={disabled}
            value={shown}
            onChange={(event) => onChange(event.target.value)}
            className="size-9 shrink-0 cursor-pointer rounded-md border border-line-strong bg-surface p-1 pointer-coarse:size-11"
          />
        }
        hint="As #rrggbb. Empty: the widget’s own."
        error={error}
      />
      <div aria-live="polite" className="empty:hidden">
        {weak.length > 0 && (
          <Notice tone="warning">
            {weak
              .map(
                ({ panel, ratio }) =>
                  `On the ${panel} panel this colour has a contrast of ${ratio.toFixed(1)} to 1.`,
              )
              .join(' ')}{' '}
            WCAG AA asks for 3 to 1: buttons and given votes would be hard to make out.
          </Notice>
        )}
      </div>
    </div>
  );
}
