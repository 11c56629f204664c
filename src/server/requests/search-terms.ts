/**
 * What is typed, cut into phrases that are looked for in the words of requests. No language is assumed: no stop
 * words, no stems. Scripts without spaces between words go by their characters, as `search_text` of the schema
 * splits them.
 */

const MAX_TERMS = 16;
const UNSPACED =
  /[\u0E00-\u0FFF\u1000-\u109F\u1780-\u17FF\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF66-\uFF9F\u{20000}-\u{3FFFF}]+/gu;

/** The words of `text`, each of which has to be found; a run of an unspaced script is one phrase. */
export function words(text: string): string[] {
  return distinct([...text.replace(UNSPACED, ' ').toLowerCase().split(/\s+/), ...runs(text)]);
}

/** Any two characters of `text` that stand side by side in an unspaced script: most of its words are as short. */
export function pairs(text: string): string[] {
  return distinct(
    runs(text).flatMap((run) => {
      const characters = Array.from(run);
      return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
    }),
  );
}

const runs = (text: string): string[] => text.match(UNSPACED) ?? [];

function distinct(terms: string[]): string[] {
  return [...new Set(terms.filter((term) => term !== ''))].slice(0, MAX_TERMS);
}
