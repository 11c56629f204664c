import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { IconButton } from './button';
import { classes } from './classes';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** `side`: a drawer at the right edge that leaves the page visible beside it. */
  place?: 'middle' | 'side';
  children: ReactNode;
}

const places = {
  middle:
    'top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-xl',
  side: 'inset-y-0 right-0 w-[min(30rem,100vw)] border-l lg:top-(--header,0px)',
};

/** A dialog with a name, a way out by Escape, the cross and the backdrop, and the focus kept inside. */
export function Dialog({ open, onClose, title, description, place = 'middle', children }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()} modal={place === 'middle'}>
      <Base.Portal>
        {place === 'middle' && <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />}
        <Base.Popup
          ref={popup}
          initialFocus={place === 'side' ? popup : undefined}
          className={classes(
            'fixed z-40 flex outline-none flex-col overflow-hidden border-line bg-surface text-ink shadow-2xl',
            places[place],
          )}
        >
          <div className="flex items-start gap-3 border-b border-line px-5 py-4">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-lg font-semibold">{title}</Base.Title>
              {description !== undefined && (
                <Base.Description className="text-sm text-muted">{description}</Base.Description>
              )}
            </div>
            <IconButton label="Close" onClick={onClose}>
              <X aria-hidden size={16} />
            </IconButton>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
