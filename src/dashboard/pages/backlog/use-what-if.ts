import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { WhatIfBody } from '../../api/what-if';
import { useDebounced } from '../../ui/use-debounced';
import type { BacklogSearch } from './search';

const SETTLED_MS = 300;

interface WhatIfState {
  /** The numbers as they are dragged; null where no what-if is open. */
  body: WhatIfBody | null;
  set: (body: WhatIfBody) => void;
  close: () => void;
  /** The address that shows the same to everybody who may see the project. */
  link: string;
}

/** The what-if in the address. Browsers refuse to write that as often as a slider moves, so it follows a moment later. */
export function useWhatIf(
  search: BacklogSearch,
  change: (part: Partial<BacklogSearch>) => void,
): WhatIfState {
  const router = useRouter();
  const [draft, setDraft] = useState<WhatIfBody>();
  const settled = useDebounced(draft, SETTLED_MS);
  useEffect(() => {
    if (settled !== undefined && settled === draft) change({ whatIf: settled });
  }, [settled, draft, change]);

  const isOpen = search.whatIf !== undefined;
  const body = isOpen ? (draft ?? search.whatIf ?? null) : null;
  const { href } = router.buildLocation({ to: '.', search: { ...search, whatIf: body ?? undefined } });
  return {
    body,
    link: new URL(href, location.origin).href,
    set: (next) => {
      setDraft(next);
      if (!isOpen) change({ whatIf: next, why: undefined });
    },
    close: () => {
      setDraft(undefined);
      change({ whatIf: undefined });
    },
  };
}
