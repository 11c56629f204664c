export const languages = ['en', 'de', 'fr', 'es', 'pt', 'ja'] as const;
export type Language = (typeof languages)[number];

export interface Locale {
  /** The language of the texts. */
  language: Language;
  /** For dates and numbers: with the region, where one is known. */
  tag: string;
  dir: 'ltr' | 'rtl';
}

/**
 * The locale that was asked for, else the visitor's. A language without texts is shown in English, from right to
 * left where it is written so; where none was asked for, the direction is the page's.
 */
export function chooseLocale(asked: string | null | undefined, pageDir: string): Locale {
  const dir = (asked ? /^(ar|dv|fa|he|ps|sd|ug|ur|yi)\b/i.test(asked) : pageDir === 'rtl') ? 'rtl' : 'ltr';
  for (const tag of asked ? [asked] : navigator.languages) {
    const language = languages.find((one) => one === tag.slice(0, 2).toLowerCase());
    if (language) return { language, tag, dir };
  }
  return { language: 'en', tag: 'en', dir };
}
