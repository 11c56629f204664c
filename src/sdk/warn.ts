const said = new Set<string>();

/** Warns the developer on the console, once per message for as long as the page lives. Throws nothing. */
export function warnOnce(what: string, error?: unknown): void {
  if (said.has(what)) return;
  said.add(what);
  console.warn(`Reqio: ${what}`, ...(error === undefined ? [] : [error]));
}
