import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { useRef, useState } from 'react';
import { NewRequest } from '../pages/backlog/new-request';
import { usePaletteCommands, type PaletteCommand } from './palette-commands';
import { PaletteGroup } from './palette-items';
import { useFoundRequests } from './use-found-requests';

/** Everything that can be gone to or done from anywhere, by typing a part of its name. */
export function PaletteDialog({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [creating, setCreating] = useState(false);
  const [pointed, setPointed] = useState('');
  const commands = usePaletteCommands(projectId, typed.trim(), () => setCreating(true));
  const requests = useFoundRequests(projectId, typed.trim());
  // What comes from the server a moment later goes below: Enter means what it meant when it was pressed.
  const groups = [...commands, ...requests.groups];
  const ids = groups.flatMap((group) => group.commands.map(({ id }) => id));
  const run = (command: PaletteCommand) => {
    if (command.id !== 'new') onClose();
    command.run();
  };

  if (creating) return <NewRequest projectId={projectId} onClose={onClose} />;
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-black/40" />
        <Dialog.Popup
          initialFocus={input}
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[min(32rem,76dvh)] w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line bg-surface text-ink shadow-2xl"
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <Command
            label="Search and commands"
            loop
            shouldFilter={false}
            vimBindings={false}
            value={ids.includes(pointed) ? pointed : (ids[0] ?? '')}
            onValueChange={setPointed}
            className="flex min-h-0 flex-col"
          >
            <Command.Input
              ref={input}
              placeholder="Search requests, go to a page, do something"
              value={typed}
              onValueChange={setTyped}
              className="min-h-12 border-b border-line bg-surface px-4 text-lg outline-none placeholder:text-muted"
            />
            <Command.List className="min-h-0 overflow-y-auto p-2">
              <Command.Empty className="px-3 py-8 text-center text-muted">
                {requests.searching ? 'Searching…' : 'Nothing matches.'}
              </Command.Empty>
              {groups.map((group) => (
                <PaletteGroup key={group.heading} group={group} onRun={run} />
              ))}
            </Command.List>
            {requests.error && (
              <p role="alert" className="border-t border-line px-4 py-2 text-sm text-negative">
                Requests could not be searched. {requests.error.message}
              </p>
            )}
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
