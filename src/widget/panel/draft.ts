import { bare } from '../common/guard';
import { createMemory, type Memory } from '../common/memory';

export interface Texts {
  title: string;
  body: string;
}

/**
 * What was typed and not submitted: kept for the tab, as long as the same visitor sits before it. Who signs out gets
 * a new visitor id, and the next person does not find it.
 */
export function createDraft(scope: string, visitors: Memory) {
  const memory = createMemory(scope, true);
  const kept = (): Partial<Record<keyof Texts | 'visitor' | 'key', unknown>> => {
    try {
      const found = bare(JSON.parse(memory.get('draft') ?? '{}') as ReturnType<typeof kept>);
      if (found.visitor === visitors.get('visitor')) return found;
    } catch {
      // Somebody else wrote there.
    }
    return bare({});
  };
  const write = (texts: (Texts & { key?: string }) | null) =>
    memory.set('draft', texts && JSON.stringify({ ...texts, visitor: visitors.get('visitor') }));
  return {
    read(): Texts {
      const { title = '', body = '' } = kept();
      return { title: String(title), body: String(body) };
    },
    write: (texts: Texts | null): void => write(texts),
    /** Names the submission of these texts, the same until one of them is changed: 128 random bits. */
    key(texts: Texts): string {
      const before = kept();
      const isSame = before.title === texts.title && before.body === texts.body;
      const key =
        isSame && typeof before.key === 'string'
          ? before.key
          : Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
              byte.toString(16).padStart(2, '0'),
            ).join('');
      write({ ...texts, key });
      return key;
    },
  };
}
