import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Status } from '../../../contract/statuses';
import { StatusBadge } from '../../ui/status';

interface Item {
  id: string;
  title: string;
  status: Status;
  note: ReactNode;
}

/** Requests as links, each with its status and a note. */
export function RequestList({
  projectId,
  items,
  empty,
}: {
  projectId: string;
  items: Item[];
  empty: string;
}) {
  if (items.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <ul className="flex flex-col divide-y divide-line">
      {items.map(({ id, title, status, note }) => (
        <li
          key={id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_auto_7rem]"
        >
          <Link
            to="/projects/$projectId/requests/$requestId"
            params={{ projectId, requestId: id }}
            className="font-medium wrap-anywhere hover:underline max-sm:col-span-2"
          >
            {title}
          </Link>
          <StatusBadge status={status} />
          <span className="text-right text-sm text-muted max-sm:order-last">{note}</span>
        </li>
      ))}
    </ul>
  );
}
