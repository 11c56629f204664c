import { Check, Copy as CopyIcon } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button';
import { sayError } from './toasts';

/** Copies `text`; says so on the button itself. */
export function Copy({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true);
        setTimeout(() => setCopied(false), 2_000);
      },
      () => sayError(new Error('The browser did not allow copying. Select the text and copy it by hand.')),
    );
  return (
    <Button onClick={() => void copy()} aria-live="polite">
      {copied ? <Check aria-hidden size={14} /> : <CopyIcon aria-hidden size={14} />}
      {copied ? 'Copied' : label}
    </Button>
  );
}
