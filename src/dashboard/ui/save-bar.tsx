import { useBlocker } from '@tanstack/react-router';
import type { ApiError } from '../api/client';
import { Button } from './button';
import { classes } from './classes';
import { Confirm } from './confirm';

interface SaveBarProps {
  /** Whether there is something to save: the bar is there only then. */
  dirty: boolean;
  /** While it is being saved. */
  busy: boolean;
  /** Why it was not saved. */
  error: ApiError | null;
  /** Whether somebody else has changed the same fields meanwhile. */
  held?: boolean;
  onDiscard: () => void;
}

/**
 * The foot of a form (place it last inside the `<form>`): saves and discards, and holds whoever would leave the page
 * with something unsaved.
 */
export function SaveBar({ dirty, busy, error, held = false, onDiscard }: SaveBarProps) {
  const problem = held ? OVERTAKEN : error && sentence(error);
  return (
    <>
      <div role="status" className="sr-only">
        {dirty && 'There are unsaved changes.'}
      </div>
      {dirty && (
        <div className="sticky bottom-4 z-20 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line-strong/60 bg-surface py-2 pr-2 pl-4 shadow-lg">
          <p className={classes('mr-auto min-w-0 py-1.5 font-medium', problem !== null && 'text-negative')}>
            {problem ? <span role="alert">{problem}</span> : 'Unsaved changes'}
          </p>
          <div className="ml-auto flex gap-2">
            <Button look="quiet" disabled={busy} onClick={onDiscard}>
              Discard
            </Button>
            <Button type="submit" look="primary" busy={busy}>
              Save changes
            </Button>
          </div>
        </div>
      )}
      <LeaveGuard dirty={dirty} />
    </>
  );
}

const OVERTAKEN =
  'Not saved: somebody else has changed the same meanwhile. Save again to replace theirs, or discard to see it.';

/** Fields say themselves what is wrong with them. */
const sentence = ({ fields, message }: ApiError): string =>
  fields.length > 0 ? 'Not saved: correct what is marked above.' : message;

/** Asks before what was typed is lost: inside the dashboard by a dialog, at the window's edge by the browser's own. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  });
  return (
    <Confirm
      open={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title="Leave without saving?"
      action="Leave"
      onConfirm={() => blocker.proceed?.()}
    >
      What you changed on this page has not been saved.
    </Confirm>
  );
}
