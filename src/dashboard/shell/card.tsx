import type { ReactNode } from 'react';
import { classes } from '../ui/classes';
import { PageTitle } from '../ui/page';

interface CardProps {
  title: string;
  /** For more than a few fields. */
  wide?: boolean;
  children: ReactNode;
}

/** A page with one thing to do: sign in, begin. */
export function Card({ title, wide = false, children }: CardProps) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-14">
      <PageTitle text={title} />
      <div
        className={classes(
          'w-full rounded-xl border border-line bg-surface p-6 shadow-sm sm:p-8',
          wide ? 'max-w-2xl' : 'max-w-sm',
        )}
      >
        <img src="/favicon.svg" alt="Reqio" className="mb-5 size-9" />
        <h1 className="mb-5 text-xl font-semibold tracking-tight">{title}</h1>
        {children}
      </div>
    </main>
  );
}
