import { Button as Base } from '@base-ui/react/button';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import { Hint } from './hint';

const looks = {
  primary: 'bg-accent text-accent-ink hover:brightness-95 border-transparent',
  plain: 'bg-surface text-ink hover:bg-raised border-line-strong/60',
  quiet: 'bg-transparent text-ink hover:bg-raised border-transparent',
  danger: 'bg-surface text-negative hover:bg-negative-soft border-negative/60',
};

export interface ButtonProps extends ComponentProps<typeof Base> {
  look?: keyof typeof looks;
  /** While its work is under way: it says so and cannot be pressed again. */
  busy?: boolean;
  children?: ReactNode;
}

export function Button({
  look = 'plain',
  busy = false,
  disabled,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <Base
      {...rest}
      disabled={disabled === true || busy}
      // The focus stays for whoever pressed it: the next press may follow a refusal.
      focusableWhenDisabled={busy}
      aria-busy={busy || undefined}
      className={classes(
        'inline-flex min-h-9 pointer-coarse:min-h-11 items-center justify-center gap-1.5 rounded-md border px-3 text-base font-medium whitespace-nowrap transition-colors',
        'data-disabled:opacity-60',
        looks[look],
        typeof className === 'string' && className,
      )}
    >
      {busy && (
        <span
          aria-hidden
          className="size-3.5 animate-spin rounded-full border-2 border-current border-t-transparent"
        />
      )}
      {children}
    </Base>
  );
}

/** A button that is an icon: `label` is its name and its tooltip. */
export function IconButton({ label, className, children, ...rest }: ButtonProps & { label: string }) {
  return (
    <Hint text={label}>
      <Button
        look="quiet"
        {...rest}
        aria-label={label}
        className={classes(
          'min-w-9 pointer-coarse:min-w-11 px-0!',
          typeof className === 'string' && className,
        )}
      >
        {children}
      </Button>
    </Hint>
  );
}
