import { createHash } from 'node:crypto';
import { themeModes, type ThemeMode } from '../../contract/theme.dto.js';
import { inkOn } from './colours.js';
import { rules } from './rules.js';

/** The widget's own colours: the board is the same panel as a page. */
const colours = {
  light: {
    canvas: '#f4f5f3',
    surface: '#ffffff',
    line: '#e0e2de',
    strong: '#868c88',
    ink: '#171a19',
    muted: '#5b625f',
  },
  dark: {
    canvas: '#131615',
    surface: '#1a1d1c',
    line: '#343938',
    strong: '#757d7a',
    ink: '#eceeed',
    muted: '#a3aba7',
  },
};
const ACCENT = '#0f766e';

const NAME = /^([0-9a-f]{6})-([a-z]+)\.css$/;

/** What tells two versions of the rules apart: a stylesheet under it never changes. */
export const styleVersion = createHash('sha256')
  .update(JSON.stringify([rules, colours]))
  .digest('base64url')
  .slice(0, 12);

/** The name of the stylesheet for a project's theme: it says everything that the sheet depends on. */
export function styleName(accent: string | null, mode: ThemeMode): string {
  return `${(accent ?? ACCENT).slice(1).toLowerCase()}-${mode}.css`;
}

/** The stylesheet of that name; null for what is none. */
export function styleNamed(name: string): string | null {
  const [, accent, mode] = NAME.exec(name) ?? [];
  if (accent === undefined || !themeModes.includes(mode as ThemeMode)) return null;
  const side = (scheme: 'light' | 'dark') => properties(scheme, `#${accent}`);
  if (mode === 'auto')
    return `${side('light')}@media (prefers-color-scheme: dark) {\n${side('dark')}}\n${rules}`;
  return side(mode as 'light' | 'dark') + rules;
}

function properties(scheme: 'light' | 'dark', accent: string): string {
  const all = Object.entries({ ...colours[scheme], accent, 'on-accent': inkOn(accent) });
  const lines = all.map(([name, value]) => `  --${name}: ${value};\n`);
  return `:root {\n  color-scheme: ${scheme};\n${lines.join('')}}\n`;
}
