import { Link } from '@tanstack/react-router';
import type { RequestEventDto, RequestLinkDto } from '../../../contract/requests.dto';
import { StatusBadge } from '../../ui/status';
import { fieldNames } from './words';

const list = (fields: string[]) =>
  fields.map((field) => (fieldNames[field as keyof typeof fieldNames] ?? field).toLowerCase()).join(', ');

/** One thing that happened, as a sentence. */
export function HistoryEvent({ event, projectId }: { event: RequestEventDto; projectId: string }) {
  const { kind, from, to, fields, into, duplicate } = event;
  const link = (other: RequestLinkDto | null) => other && <Other request={other} projectId={projectId} />;
  switch (kind) {
    case 'created':
      return (
        <>
          Created
          {to && (
            <>
              {' '}
              as <StatusBadge status={to} />
            </>
          )}
        </>
      );
    case 'status':
      return (
        <span className="flex flex-wrap items-center gap-1">
          {from && <StatusBadge status={from} />}
          <span aria-label="to">→</span>
          {to && <StatusBadge status={to} />}
        </span>
      );
    case 'edited':
      return <>Changed: {list(fields)}</>;
    case 'merged':
      return into ? <>Merged into {link(into)}</> : <>{link(duplicate)} merged into this</>;
    case 'unmerged':
      return into ? <>Taken out of {link(into)}</> : <>{link(duplicate)} taken out of this</>;
  }
}

function Other({ request, projectId }: { request: RequestLinkDto; projectId: string }) {
  return (
    <Link
      to="/projects/$projectId/requests/$requestId"
      params={{ projectId, requestId: request.id }}
      className="font-medium underline decoration-line-strong underline-offset-2 hover:decoration-current"
    >
      {request.title}
    </Link>
  );
}
