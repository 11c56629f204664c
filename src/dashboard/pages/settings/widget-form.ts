import type { Launcher, ThemeDto, ThemeMode, WidgetPosition } from '../../../contract/theme.dto';
import { DEFAULT_ACCENT } from '../../../widget/common/dress';
import { en } from '../../../widget/texts/en';
import type { ApiError } from '../../api/client';
import type { Draft } from '../../ui/draft';

/** What the widget settings' form holds; an empty text stands for the widget's own default. */
export interface WidgetForm {
  accent: string;
  mode: ThemeMode;
  position: WidgetPosition;
  launcher: Launcher;
  launcherText: string;
  title: string;
  intro: string;
  locale: string;
}

/** What each section of the form is given. */
export interface WidgetPart {
  draft: Draft<WidgetForm>;
  error: ApiError | null;
  disabled: boolean;
}

/** What the widget shows where the theme says nothing. */
export const widgetDefaults: WidgetForm = {
  accent: DEFAULT_ACCENT,
  mode: 'auto',
  position: 'bottomRight',
  launcher: 'button',
  launcherText: en.launcher,
  title: en.title,
  intro: '',
  locale: '',
};

export function toForm(theme: ThemeDto): WidgetForm {
  return {
    accent: theme.accent ?? '',
    mode: theme.mode ?? widgetDefaults.mode,
    position: theme.position ?? widgetDefaults.position,
    launcher: theme.launcher ?? widgetDefaults.launcher,
    launcherText: theme.launcherText ?? '',
    title: theme.title ?? '',
    intro: theme.intro ?? '',
    locale: theme.locale ?? '',
  };
}

/** The theme to send for what was changed: an emptied text goes back to the default. */
export function toTheme(changed: Partial<WidgetForm>): ThemeDto {
  return Object.fromEntries(
    Object.entries(changed).map(([key, value]) => [key, value.trim() === '' ? null : value.trim()]),
  );
}

/** The theme as it would be saved now; the widget takes its own defaults for what is null, or no colour yet. */
export const shownTheme = (form: WidgetForm): ThemeDto => toTheme(form);

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);
