/** Secrets by their looks, and what is put in their place. No pattern reaches beyond a quote: JSON stays JSON. */
const SECRETS: [RegExp, string][] = [
  // The password in a URL.
  [/(\w:\/\/[^\s:/@]*):[^\s/@"\\]+@/g, '$1:…@'],
  [/\b(Bearer|Basic) [\w.~+/=-]+/gi, '$1 …'],
  // A JSON Web Token: identity tokens are as good as a signature.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, 'eyJ…'],
  [/\brqk_\w+/g, 'rqk_…'],
  [/\b(cookie|authorization|password|secret|token)([\\"']*\s*[:=]\s*[\\"']*)[^\s"'\\,;&]+/gi, '$1$2…'],
];

/** The text without what looks like a secret: the last line of defence of the log, not a licence to log them. */
export function scrub(text: string): string {
  return SECRETS.reduce((clean, [secret, mark]) => clean.replace(secret, mark), text);
}
