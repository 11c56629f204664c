import type { Locale } from '../common/locale';
import { en, type Texts } from '../texts/en';

export interface Words {
  /** A text with its `{names}` filled in. */
  say: (key: keyof Texts, values?: Record<string, string>) => string;
  votes: (count: number) => string;
  ideas: (count: number) => string;
  number: (count: number) => string;
  /** How long ago, for days that one still counts; then the date. */
  when: (iso: string) => string;
}

const DAY_MS = 86_400_000;

export function createWords(texts: Texts | null, { tag, language }: Locale): Words {
  const [locale] = [tag, language].flatMap(canonical);
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(locale);
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  const say: Words['say'] = (key, values = {}) =>
    (texts ?? en)[key].replace(/\{(\w+)\}/g, (_, name: string) =>
      Object.hasOwn(values, name) ? isolated(values[name]!) : '',
    );
  const counted = (one: keyof Texts, other: keyof Texts) => (count: number) =>
    say(plurals.select(count) === 'one' ? one : other, { count: numbers.format(count) });

  return {
    say,
    votes: counted('votesOne', 'votesOther'),
    ideas: counted('ideasOne', 'ideasOther'),
    number: (count) => numbers.format(count),
    when(iso) {
      const at = new Date(iso);
      const days = Math.round((at.setHours(12) - new Date().setHours(12)) / DAY_MS);
      return days > -14 ? ago.format(Math.min(days, 0), 'day') : dates.format(at);
    },
  };
}

/** Isolates a name, so that its writing direction does not affect the text around it. */
const isolated = (value: string): string =>
  /[\u0590-\u08ff\ufb1d-\ufefc]/.test(value) ? `\u2068${value}\u2069` : value;

/** An attribute may say anything; what is no locale is left out. */
function canonical(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch {
    return [];
  }
}
