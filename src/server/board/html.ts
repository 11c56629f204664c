/** Markup that may stand in a page as it is. Only `markup` makes it, so that nothing else goes unescaped. */
class Html {
  constructor(readonly text: string) {}
}
export type { Html };

/** What may stand between the markup: texts are escaped, lists are joined, nothing leaves nothing. */
export type Part = Html | string | number | null | readonly Part[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The markup of a page or of a part of one. A value in an attribute is safe between quotes alone. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((before, after, index) => before + written(parts[index - 1]!) + after));
}

function written(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(written).join('');
  return String(part).replace(/[&<>"']/g, (character) => entities[character]!);
}
