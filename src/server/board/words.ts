import type { Status } from '../../contract/statuses.js';
import { de } from './languages/de.js';
import { en } from './languages/en.js';
import { es } from './languages/es.js';
import { fr } from './languages/fr.js';
import { ja } from './languages/ja.js';
import { pt } from './languages/pt.js';

/** What the board says in one language. */
export interface Words {
  /** BCP 47, as it stands in the page. */
  language: string;
  /** The heading where the project has none. */
  heading: string;
  /** The page in a sentence, for share previews and search engines. */
  description: (project: string) => string;
  search: string;
  find: string;
  filter: string;
  open: string;
  statuses: Record<Status, string>;
  /** What follows the number. */
  votes: (votes: number) => string;
  readOn: string;
  more: string;
  first: string;
  empty: string;
  noMatch: string;
  showAll: string;
  /** On a page that is only a part of the board. */
  toBoard: string;
  /** To those whose browser runs no scripts. */
  noScript: string;
  verifiedAlone: (project: string) => string;
  gone: { title: string; text: string };
  away: { title: string; text: string };
  broken: { title: string; text: string };
}

const languages: Record<string, Words> = { de, en, es, fr, ja, pt };

/** In the project's language, else in the first of the visitor's that there is, else in English. */
export function wordsFor(locale: string | null, acceptLanguage: string | undefined): Words {
  const wanted = locale === null ? accepted(acceptLanguage ?? '') : [locale];
  return wanted.map(known).find((words) => words !== undefined) ?? en;
}

const known = (tag: string): Words | undefined => {
  const language = tag.split(/[-_]/)[0]!.toLowerCase();
  return Object.hasOwn(languages, language) ? languages[language] : undefined;
};

/** The tags of an Accept-Language header, the most wanted first. */
function accepted(header: string): string[] {
  return header
    .slice(0, 200)
    .split(',')
    .map((range) => {
      const [tag, weight] = range.split(';q=');
      return { tag: tag!.trim(), weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}
