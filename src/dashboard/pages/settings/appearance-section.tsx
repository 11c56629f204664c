import type { Launcher, ThemeMode, WidgetPosition } from '../../../contract/theme.dto';
import { Choice } from '../../ui/choice';
import { Field } from '../../ui/field';
import { Section } from '../../ui/page';
import { Select, type Option } from '../../ui/select';
import { AccentField } from './accent-field';
import type { WidgetPart } from './widget-form';

const modes: Option<ThemeMode>[] = [
  { value: 'auto', label: 'As the visitor’s system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const positions: Option<WidgetPosition>[] = [
  { value: 'bottomRight', label: 'Bottom right' },
  { value: 'bottomLeft', label: 'Bottom left' },
  { value: 'topRight', label: 'Top right' },
  { value: 'topLeft', label: 'Top left' },
];

const launchers: { value: Launcher; label: string; hint: string }[] = [
  {
    value: 'button',
    label: 'A button',
    hint: 'It stays in its corner on every page that has the script tag.',
  },
  { value: 'none', label: 'None', hint: 'The page opens the widget itself, with Reqio.open().' },
];

export function AppearanceSection({ draft: { values, set }, error, disabled }: WidgetPart) {
  return (
    <Section title="Appearance">
      <AccentField
        accent={values.accent}
        mode={values.mode}
        disabled={disabled}
        onChange={(accent) => set('accent', accent)}
        error={error?.field('theme.accent')}
      />
      <div className="flex flex-wrap gap-5">
        <Field className="w-56" label="Colours of the panel" error={error?.field('theme.mode')}>
          <Select
            label="Colours of the panel"
            value={values.mode}
            options={modes}
            disabled={disabled}
            onChange={(mode) => set('mode', mode)}
          />
        </Field>
        <Field className="w-56" label="Position" error={error?.field('theme.position')}>
          <Select
            label="Position"
            value={values.position}
            options={positions}
            disabled={disabled}
            onChange={(position) => set('position', position)}
          />
        </Field>
      </div>
      <div className="flex flex-col gap-1">
        <p aria-hidden className="text-sm font-medium">
          Launcher
        </p>
        <Choice
          label="Launcher"
          columns={2}
          value={values.launcher}
          options={launchers}
          disabled={disabled}
          onChange={(launcher) => set('launcher', launcher)}
        />
      </div>
    </Section>
  );
}
