import type { ReactNode } from 'react';
import { Copy } from '../../ui/copy';

interface SecretLineProps {
  label: string;
  text: string;
  /** What its button says; none where there is nothing worth copying. */
  copy?: string;
  note?: ReactNode;
}

/** A line of code with a name, such as the one for the server's environment. */
export function SecretLine({ label, text, copy, note }: SecretLineProps) {
  return (
    <div className="flex flex-col gap-1">
      <p className="text-sm font-medium">{label}</p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md border border-line bg-raised px-3 py-1.5 font-mono wrap-anywhere">
          {text}
        </code>
        {copy !== undefined && <Copy text={text} label={copy} />}
      </div>
      {note !== undefined && <p className="text-sm text-muted">{note}</p>}
    </div>
  );
}
