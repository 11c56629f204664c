import { readableOn } from './contrast';

/** The panel's own colours beside the accent; ink and muted read at 4.5 to 1 on surface and on raised. */
export const panelColours = {
  light: {
    surface: '#ffffff',
    raised: '#f4f5f3',
    line: '#e4e6e2',
    strong: '#868c88',
    ink: '#171a19',
    muted: '#5b625f',
  },
  dark: {
    surface: '#1a1d1c',
    raised: '#242827',
    line: '#343938',
    strong: '#757d7a',
    ink: '#eceeed',
    muted: '#a3aba7',
  },
} as const;

/** The custom properties that the panel's styles read, beside those of `dress`. */
export function coloursFor(dark: boolean, accent: string): Record<string, string> {
  const own = panelColours[dark ? 'dark' : 'light'];
  // As text and as a ring it has to be seen on the panel, whatever the project chose.
  return { ...own, tint: readableOn(own.raised, accent, 4.5) };
}
