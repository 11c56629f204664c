import { IsIn, IsLocale, IsOptional, Matches } from 'class-validator';
import { Characters } from './fields.js';
import { OneLine, Readable } from './text.js';

export const themeModes = ['auto', 'light', 'dark'] as const;
export type ThemeMode = (typeof themeModes)[number];

export const widgetPositions = ['bottomRight', 'bottomLeft', 'topRight', 'topLeft'] as const;
export type WidgetPosition = (typeof widgetPositions)[number];

export const launchers = ['button', 'none'] as const;
export type Launcher = (typeof launchers)[number];

/** How the widget looks on a project's pages. What is absent is the widget's own default; null goes back to it. */
export class ThemeDto {
  /** The colour of buttons and marks, as #rrggbb. */
  @IsOptional()
  @Matches(/^#[0-9a-f]{6}$/i, { message: 'accent must be a colour as #rrggbb' })
  accent?: string | null;

  /** Light, dark, or as the visitor's system is set. */
  @IsOptional()
  @IsIn(themeModes)
  mode?: ThemeMode | null;

  /** The corner in which the launcher sits. */
  @IsOptional()
  @IsIn(widgetPositions)
  position?: WidgetPosition | null;

  /** The widget's own button, or none where the page opens the widget itself. */
  @IsOptional()
  @IsIn(launchers)
  launcher?: Launcher | null;

  /** What the launcher says, up to 40 characters. */
  @IsOptional()
  @OneLine()
  @Characters(1, 40)
  @Readable()
  launcherText?: string | null;

  /** The heading of the panel, up to 80 characters. */
  @IsOptional()
  @OneLine()
  @Characters(1, 80)
  @Readable()
  title?: string | null;

  /** A sentence or two under the heading, up to 300 characters. */
  @IsOptional()
  @OneLine()
  @Characters(1, 300)
  @Readable()
  intro?: string | null;

  /** The language of the widget, such as `de` or `pt-BR`; absent: the visitor's. */
  @IsOptional()
  @IsLocale({ message: '$property must be the code of a language, such as de or pt-BR' })
  locale?: string | null;
}
