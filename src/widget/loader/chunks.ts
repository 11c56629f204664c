import { HANDED } from '../common/hand-over';
import { trusted } from '../common/trusted';
import type { Tag } from './tag';

/** The part of the widget that a script of this name hands over. */
export type Chunk = <Value>(name: string) => Promise<Value>;

/**
 * Loads the other scripts of the widget. By a script element: a nonce does not reach `import()`. Each is loaded once;
 * where that failed, the next call tries again.
 */
export function createChunks({ base, nonce }: Tag): Chunk {
  const loaded = new Map<string, Promise<unknown>>();
  return <Value>(name: string) => {
    const chunk = (loaded.get(name) ??
      load(trusted(`${base}widget/${name}-${REQIO_HASH}.js`, base), nonce)) as Promise<Value>;
    loaded.set(name, chunk);
    chunk.catch(() => loaded.delete(name));
    return chunk;
  };
}

function load(url: string, nonce: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.nonce = nonce;
    script.addEventListener(HANDED, (event) => resolve((event as CustomEvent).detail));
    // After `load` nothing is handed over any more.
    for (const end of ['load', 'error']) script.addEventListener(end, () => reject(new Error()));
    document.head.append(script);
  });
}
