import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from './button';
import { TextField } from './field';
import { Notice } from './notice';

interface ConfirmProps {
  open: boolean;
  /** It was thought better of. */
  onClose: () => void;
  title: string;
  /** What will be lost, named. */
  children: ReactNode;
  /** What the button says, such as «Delete project». */
  action: string;
  onConfirm: () => void;
  busy?: boolean;
  /** Why it did not work; the dialog stays. */
  error?: Error | null;
  /** What has to be typed first, where the loss is large. */
  typed?: { label: string; text: string };
}

/** Asks before something is lost for good; the focus starts on the harmless button. */
export function Confirm(props: ConfirmProps) {
  return (
    <Base.Root open={props.open} onOpenChange={(next) => !next && props.onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-black/40" />
        <Base.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-line bg-surface p-5 text-ink shadow-2xl">
          <Question {...props} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Lives only while the dialog is open: the next one starts with nothing typed. */
function Question({ title, children, action, onConfirm, busy, error, typed }: ConfirmProps) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands inside the form of a page for React, though not for the browser.
    event.stopPropagation();
    onConfirm();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div>
        <Base.Title className="text-lg font-semibold">{title}</Base.Title>
        <Base.Description render={<div />} className="mt-1 flex flex-col gap-2 text-pretty text-muted">
          {children}
        </Base.Description>
      </div>
      {typed && (
        <TextField
          label={typed.label}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {error && (
        <Notice tone="negative" role="alert">
          {error.message}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Base.Close render={<Button>Cancel</Button>} />
        <Button
          type="submit"
          look="danger"
          busy={busy}
          disabled={typed !== undefined && text.trim() !== typed.text}
        >
          {action}
        </Button>
      </div>
    </form>
  );
}
