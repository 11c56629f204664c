import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../ui/button';
import { part } from '../ui/later';

const PaletteDialog = part(async () => (await import('./palette-dialog')).PaletteDialog);

const onMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the command palette: by its button, or by Cmd-K (Ctrl-K) from anywhere. */
export function Palette({ projectId }: { projectId: string }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return;
      if (onMac ? !event.metaKey : !event.ctrlKey) return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button
        look="quiet"
        aria-label={`Search and commands ${onMac ? '⌘' : 'Ctrl'} K`}
        aria-keyshortcuts={onMac ? 'Meta+K' : 'Control+K'}
        className="text-muted"
        onClick={() => setOpen(true)}
      >
        <Search aria-hidden size={15} />
        <kbd aria-hidden className="hidden rounded border border-line px-1 font-sans text-xs sm:block">
          {onMac ? '⌘' : 'Ctrl'} K
        </kbd>
      </Button>
      {open && <PaletteDialog projectId={projectId} onClose={() => setOpen(false)} />}
    </>
  );
}
