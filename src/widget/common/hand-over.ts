/** The event by which a script that the loader added hands over what it holds: no global is needed for that. */
export const HANDED = 'reqio';

/** Called while a script of ours runs. */
export function handOver(value: unknown): void {
  document.currentScript?.dispatchEvent(new CustomEvent(HANDED, { detail: value }));
}
