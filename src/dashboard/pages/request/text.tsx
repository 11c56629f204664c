import { lazy, Suspense } from 'react';
import { Loading } from '../../ui/states';

const Markdown = lazy(() => import('./markdown').then((module) => ({ default: module.Markdown })));

/** What was written about the request. */
export function Text({ body }: { body: string }) {
  return (
    <section aria-label="Text" className="min-w-0 rounded-lg border border-line bg-surface px-4 py-4 sm:px-5">
      <h2 className="sr-only">Text</h2>
      {body.trim() === '' ? (
        <p className="text-muted">Nothing was written beside the title.</p>
      ) : (
        <Suspense fallback={<Loading lines={3} />}>
          <Markdown text={body} />
        </Suspense>
      )}
    </section>
  );
}
