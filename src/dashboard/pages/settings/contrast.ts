import { panelColours } from '../../../widget/common/colours';
import { contrast } from '../../../widget/common/contrast';

/** WCAG 1.4.11: what marks a button or a state. */
const LEAST = 3;

/** On which panels buttons and marks in `accent` are hard to make out, and how much contrast they have there. */
export function weakContrasts(
  accent: string,
  mode: 'auto' | 'light' | 'dark',
): { panel: 'light' | 'dark'; ratio: number }[] {
  const panels = mode === 'auto' ? (['light', 'dark'] as const) : [mode];
  return panels
    .map((panel) => ({ panel, ratio: contrast(accent, panelColours[panel].surface) }))
    .filter(({ ratio }) => ratio < LEAST);
}
