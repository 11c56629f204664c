import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { createContext, useContext, type ReactNode } from 'react';
import { ApiError } from '../api/client';
import { NotLoaded, Outdated } from '../api/not-loaded';
import { Button } from '../ui/button';
import { PageTitle } from '../ui/page';

/** Whether the page stands in the project's frame, which has the page's `<main>`. */
export const InShell = createContext(false);

export function NotFound() {
  return (
    <InsteadOfPage
      title="Nothing is here"
      action={
        <Link to="/" className="font-medium text-accent underline">
          To your projects
        </Link>
      }
    >
      It may have been deleted, or you may not be a member of the project.
    </InsteadOfPage>
  );
}

/** A page that could not be loaded: gone, offline, or of an older version than the server. */
export function RouteFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (error instanceof ApiError && error.status === 404) return <NotFound />;
  const reason = error instanceof NotLoaded ? error.reason : error;
  const retry = () => {
    if (error instanceof NotLoaded) error.forget();
    reset();
    void router.invalidate();
  };
  const isOutdated = reason instanceof Outdated;
  return (
    <InsteadOfPage
      title={isOutdated ? 'There is a newer version' : 'This could not be loaded'}
      action={
        <Button onClick={isOutdated ? () => location.reload() : retry}>
          {isOutdated ? 'Load the page again' : 'Try again'}
        </Button>
      }
    >
      {reason instanceof Error ? reason.message : String(reason)}
    </InsteadOfPage>
  );
}

function InsteadOfPage(props: { title: string; action: ReactNode; children: ReactNode }) {
  const Frame = useContext(InShell) ? 'div' : 'main';
  return (
    <Frame className="flex flex-col items-center gap-2 px-6 py-20 text-center">
      <PageTitle text={props.title} />
      <h1 className="text-xl font-semibold tracking-tight">{props.title}</h1>
      <p className="max-w-md text-pretty text-muted">{props.children}</p>
      <div className="mt-2">{props.action}</div>
    </Frame>
  );
}
