import { queryOptions } from '@tanstack/react-query';
import type { LanguageFn } from 'highlight.js';

const grammars = {
  go: () => import('highlight.js/lib/languages/go'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  php: () => import('highlight.js/lib/languages/php'),
  'php-template': () => import('highlight.js/lib/languages/php-template'),
  python: () => import('highlight.js/lib/languages/python'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
} satisfies Record<string, () => Promise<{ default: LanguageFn }>>;

type Grammar = keyof typeof grammars;

/** For each language of a snippet its grammar, and those of what may be written inside it. */
const needed: Record<string, [Grammar, ...Grammar[]]> = {
  go: ['go'],
  html: ['xml', 'javascript'],
  js: ['javascript', 'xml'],
  php: ['php-template', 'php', 'xml'],
  python: ['python'],
  ruby: ['ruby'],
  ts: ['typescript'],
  tsx: ['typescript', 'xml'],
};

/** The code as HTML in which highlight.js has escaped all that was in it; null for a language without colours. */
async function highlight(code: string, language: string): Promise<string | null> {
  const names = needed[language];
  if (!names) return null;
  const [{ default: highlighter }, ...loaded] = await Promise.all([
    import('highlight.js/lib/core'),
    ...names.map((name) => grammars[name]()),
  ]);
  loaded.forEach((grammar, index) => highlighter.registerLanguage(names[index]!, grammar.default));
  return highlighter.highlight(code, { language: names[0] }).value;
}

/** Loads the highlighter and the grammar when the first code of a language is shown. */
export const highlightQuery = (code: string, language: string) =>
  queryOptions({
    queryKey: ['highlight', language, code],
    queryFn: () => highlight(code, language),
    staleTime: Infinity,
  });
