import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { classes } from './classes';

interface FormProps {
  /** The last refusal: when one comes, the focus goes to the first field that it is about. */
  error: Error | null;
  onSubmit: () => void;
  className?: string;
  children: ReactNode;
}

/** A form that the server judges: what it says about a field is shown there, not in the browser's bubbles. */
export function Form({ error, onSubmit, className, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className={classes('flex flex-col gap-6', className)}>
      {children}
    </form>
  );
}
