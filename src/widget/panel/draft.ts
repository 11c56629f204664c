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
  return {
    read(): Texts {
      try {
        const kept = bare(
          JSON.parse(memory.get('draft') ?? '{}') as Record<keyof Texts | 'visitor', unknown>,
        );
        if (kept.visitor === visitors.get('visitor')) {
          return { title: String(kept.title), body: String(kept.body) };
        }
      } catch {
        // Somebody else wrote there.
      }
      return { title: '', body: '' };
    },
    write(texts: Texts | null): void {
      memory.set('draft', texts && JSON.stringify({ ...texts, visitor: visitors.get('visitor') }));
    },
  };
}
