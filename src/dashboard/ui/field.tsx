import { Field as Base } from '@base-ui/react/field';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';

export const inputClass =
  'w-full min-h-9 pointer-coarse:min-h-11 rounded-md border border-line-strong bg-surface px-2.5 py-1.5 text-base text-ink placeholder:text-muted aria-invalid:border-negative';

interface FieldProps {
  label: string;
  /** What to know before filling it in. */
  hint?: ReactNode;
  /** What is wrong with it, as the server says it. */
  error?: string;
}

/** A label, any control as `children`, a hint, and the server's error, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  className,
  children,
}: FieldProps & { className?: string; children: ReactNode }) {
  return (
    <Base.Root invalid={error !== undefined} className={classes('flex flex-col gap-1', className)}>
      <Base.Label className="text-sm font-medium">{label}</Base.Label>
      {children}
      {hint !== undefined && <Base.Description className="text-sm text-muted">{hint}</Base.Description>}
      <Base.Error match={error !== undefined} className="text-sm text-negative" role="alert">
        {error}
      </Base.Error>
    </Base.Root>
  );
}

interface TextFieldProps extends FieldProps, ComponentProps<'input'> {
  /** For a value of a few characters. */
  short?: boolean;
  /** A control on the right of the input that fills it in another way. */
  beside?: ReactNode;
}

export function TextField({ label, hint, error, short, beside, className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      <div className="flex items-center gap-2">
        <Base.Control render={<input {...rest} />} className={classes(inputClass, short && 'max-w-36')} />
        {beside}
      </div>
    </Field>
  );
}

export function TextAreaField({
  label,
  hint,
  error,
  className,
  ...rest
}: FieldProps & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint} error={error} className={className}>
      <Base.Control render={<textarea rows={6} {...rest} />} className={classes(inputClass, 'resize-y')} />
    </Field>
  );
}
