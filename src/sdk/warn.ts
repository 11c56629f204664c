const said = new Set<string>();

/** Tells the developer on the console, each thing once for as long as the page lives. Nothing is thrown. */
export function warnOnce(what: string, error?: unknown): void {
  if (said.has(what)) return;
  said.add(what);
  console.warn(`Reqio: ${what}`, ...(error === undefined ? [] : [error]));
}
