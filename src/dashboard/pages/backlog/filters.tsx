import { Filter } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../ui/button';
import { FiltersPopup } from './panels';
import type { BacklogSearch } from './search';

export interface FiltersProps {
  projectId: string;
  search: BacklogSearch;
  onChange: (change: Partial<BacklogSearch>) => void;
}

/** All filters behind one button; those that are set stand below as chips. */
export function Filters(props: FiltersProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen((before) => !before)}
      >
        <Filter aria-hidden size={14} /> Filter
      </Button>
      {open && <FiltersPopup {...props} anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
}
