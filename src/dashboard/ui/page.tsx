import { useId, type ReactNode } from 'react';
import { classes } from './classes';

const widths = { narrow: 'max-w-3xl', normal: 'max-w-5xl', wide: 'max-w-7xl' };

/** The column that a page of text and forms is set in; lists and tables take the whole window instead. */
export function Page({ width = 'normal', children }: { width?: keyof typeof widths; children: ReactNode }) {
  return (
    <div
      className={classes(
        'mx-auto flex w-full min-w-0 flex-col gap-6 px-4 py-6 sm:px-6 sm:py-8',
        widths[width],
      )}
    >
      {children}
    </div>
  );
}

/** What the window's tab says; a page without a `PageHeader` sets its own. */
export function PageTitle({ text }: { text: string }) {
  return <title>{`${text} · Reqio`}</title>;
}

interface PageHeaderProps {
  /** The page's one h1, and what the window's tab says. */
  title: string;
  /** A sentence on what the page is for. */
  children?: ReactNode;
  /** Buttons on the right; below on a narrow screen. */
  actions?: ReactNode;
}

export function PageHeader({ title, children, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <PageTitle text={title} />
      <div className="max-w-2xl min-w-0">
        <h1 className="text-xl font-semibold tracking-tight text-balance wrap-anywhere">{title}</h1>
        {children !== undefined && <div className="mt-1 text-pretty text-muted">{children}</div>}
      </div>
      {actions !== undefined && (
        <div className="flex flex-wrap items-center gap-2 has-[form]:max-sm:w-full">{actions}</div>
      )}
    </header>
  );
}

interface SectionProps {
  title: string;
  /** What to know before changing anything in it. */
  description?: ReactNode;
  /** A control on the right of the title. */
  actions?: ReactNode;
  /** `danger`: what cannot be taken back. */
  tone?: 'plain' | 'danger';
  className?: string;
  children?: ReactNode;
}

/** A card of things that belong together; its title is an h2 and names it. */
export function Section({ title, description, actions, tone = 'plain', className, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classes(
        'flex min-w-0 flex-col gap-5 rounded-lg border bg-surface px-4 pt-4 pb-5 sm:px-5',
        tone === 'danger' ? 'border-negative/50' : 'border-line',
        className,
      )}
    >
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="max-w-2xl min-w-0">
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          {description !== undefined && (
            <div className="mt-0.5 text-sm text-pretty text-muted">{description}</div>
          )}
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}
