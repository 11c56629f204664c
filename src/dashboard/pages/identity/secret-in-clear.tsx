import { useEffect, useId, useRef } from 'react';
import { SecretLine } from './secret-line';

/** The secret itself. It takes the focus, since the button that asked for it is gone. */
export function SecretInClear({ secret }: { secret: string }) {
  const box = useRef<HTMLDivElement>(null);
  const note = useId();
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      role="group"
      aria-label="Signing secret in clear"
      aria-describedby={note}
      tabIndex={-1}
      className="flex flex-col gap-4 rounded-md border border-accent bg-accent-soft/40 p-4"
    >
      <p id={note} className="text-pretty">
        <strong className="font-medium">Copy it now.</strong> After a minute, or when you leave this page,
        only its last characters are shown; your password reveals it again.
      </p>
      <SecretLine label="Signing secret" text={secret} copy="Copy secret" />
      <SecretLine
        label="The line for your server’s environment, such as .env"
        text={`REQIO_SECRET=${secret}`}
        copy="Copy line"
      />
    </div>
  );
}
