import { useState } from 'react';
import { Section } from '../../ui/page';
import { Select, type Option } from '../../ui/select';
import { WidgetPreview } from './widget-preview';
import type { ThemeDto } from '../../../contract/theme.dto';

type Side = 'light' | 'dark';

const sides: Option<Side>[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** The theme of the form as it is typed, before it is saved. */
export function PreviewSection({ theme, projectName }: { theme: ThemeDto; projectName: string }) {
  const mode = theme.mode ?? 'auto';
  const [side, setSide] = useState<Side>('light');
  return (
    <Section
      className="xl:sticky xl:top-[calc(var(--header,0px)+1rem)]"
      title="Preview"
      actions={
        mode === 'auto' && (
          <Select
            label="Colours to preview"
            className="w-28!"
            value={side}
            options={sides}
            onChange={setSide}
          />
        )
      }
    >
      <WidgetPreview theme={theme} projectName={projectName} side={mode === 'auto' ? side : mode} />
    </Section>
  );
}
