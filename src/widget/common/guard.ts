/** A line for the developer of the page. */
export function hint(message: string, ...more: unknown[]): void {
  try {
    console.warn(`Reqio: ${message}`, ...more);
  } catch {
    // A page may have replaced its console.
  }
}

/** The same work, except that nothing of it reaches the page: neither an error nor a rejection. */
export function guarded<Args extends unknown[]>(work: (...args: Args) => unknown): (...args: Args) => void {
  return (...args) => {
    try {
      // By its `then`, not by its class: pages replace `Promise`.
      (work(...args) as Partial<Promise<unknown>> | undefined)?.then?.(undefined, failed);
    } catch (error) {
      failed(error);
    }
  };
}

const failed = (error: unknown): void => hint('failed', error);

/** Without a prototype: what a page has added to that of all objects is not found in it. */
export function bare<Value extends object>(value: Value): Value {
  return Object.assign(Object.create(null), value) as Value;
}
