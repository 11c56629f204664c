import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { Outdated, type NotLoaded } from '../api/not-loaded';

const manager = Toast.createToastManager();

interface Say {
  title: string;
  description?: string;
  /** Takes back what was just done. */
  undo?: () => void;
}

/** A note at the bottom of the page; with `undo` it stays ten seconds, else five. */
export function say({ title, description, undo }: Say): void {
  const id = manager.add({
    title,
    description,
    timeout: undo ? 10_000 : 5_000,
    ...(undo && {
      actionProps: {
        children: 'Undo',
        onClick: () => {
          manager.close(id);
          undo();
        },
      },
    }),
  });
}

/** Says an error in the words of the server. */
export function sayError(error: Error): void {
  manager.add({ title: 'That did not work', description: error.message, timeout: 10_000 });
}

/** Says that a part of the page could not be loaded; the rest, and what was typed into it, is still there. */
export function sayNotLoaded({ reason }: NotLoaded): void {
  if (!(reason instanceof Outdated)) return sayError(reason);
  manager.add({
    title: 'There is a newer version',
    description: `${reason.message} Save what you have typed, then load the page again.`,
    timeout: 0,
    actionProps: { children: 'Load again', onClick: () => location.reload() },
  });
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="flex items-start gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-ink shadow-xl"
    >
      <Toast.Content className="min-w-0 flex-1">
        <Toast.Title className="font-medium" />
        <Toast.Description className="text-sm text-muted" />
      </Toast.Content>
      <Toast.Action className="min-h-6 font-medium text-accent underline-offset-2 hover:underline" />
      <Toast.Close
        aria-label="Dismiss"
        className="grid size-6 place-items-center rounded text-muted hover:bg-raised"
      >
        <X aria-hidden size={14} />
      </Toast.Close>
    </Toast.Root>
  ));
}

/** Where notes appear; F6 moves the focus there. */
export function ToastArea() {
  return (
    <Toast.Provider toastManager={manager}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
