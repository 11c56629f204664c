import type { ThemeDto } from '../../contract/theme.dto';
import { inkOn } from './ink';
import type { Locale } from './locale';

export const DEFAULT_ACCENT = '#0f766e';

/** The colour that a theme chose, or our own. */
export const accentOf = ({ accent }: ThemeDto): string =>
  /^#[0-9a-f]{6}$/i.test(accent!) ? accent! : DEFAULT_ACCENT;

const corners: Record<string, string> = {
  topLeft: '20px auto auto 20px',
  topRight: '20px 20px auto auto',
  bottomLeft: 'auto auto 20px 20px',
};

/** Puts on the element around launcher and panel what both of them show of the theme. */
export function dress(element: HTMLElement, theme: ThemeDto, { dir, language }: Locale): void {
  const accent = accentOf(theme);
  const inset = corners[theme.position!] ?? 'auto 20px 20px auto';
  element.className = 'reqio';
  element.dir = dir;
  element.lang = language;
  element.style.cssText = `--inset:${inset};--accent:${accent};--on:${inkOn(accent)}`;
}
