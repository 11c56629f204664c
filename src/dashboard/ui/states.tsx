import { useEffect, useState, type ReactNode } from 'react';
import { Button } from './button';

/** Where a list has nothing to show: why, and what to do about it. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-16 text-center">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children !== undefined && <p className="max-w-md text-muted">{children}</p>}
      {action !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

/** Where something could not be loaded: the server's own sentence, and another try. */
export function Failed({ error, retry }: { error: Error; retry?: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-6 py-16 text-center">
      <h2 className="text-lg font-semibold">This could not be loaded</h2>
      <p className="max-w-md text-muted">{error.message}</p>
      {retry && (
        <Button className="mt-2" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}

const SLOW_MS = 4_000;

/** Grey bars in the shape of what is coming; screen readers hear «Loading», and everybody when it takes long. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className="flex flex-col gap-3 p-6">
      <span className={isSlow ? 'text-muted' : 'sr-only'}>
        {isSlow ? 'Still loading: the server takes long to answer.' : 'Loading'}
      </span>
      {Array.from({ length: lines }, (_, line) => (
        <div
          key={line}
          aria-hidden
          className="h-5 animate-pulse rounded bg-raised"
          style={{ width: `${90 - ((line * 17) % 40)}%` }}
        />
      ))}
    </div>
  );
}
