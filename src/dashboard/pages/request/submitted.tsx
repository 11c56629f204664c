import { Link } from '@tanstack/react-router';
import type { RequestDto } from '../../../contract/requests.dto';
import { ago, moment } from '../../ui/format';

/** Who asked for it, who wrote it down, and when. */
export function Submitted({ projectId, request }: { projectId: string; request: RequestDto }) {
  const { author, createdBy, createdAt } = request;
  return (
    <>
      {author ? 'Asked for by ' : 'Written down '}
      {author && (
        <Link
          to="/projects/$projectId/people/$personId"
          params={{ projectId, personId: author.id }}
          className="text-ink underline decoration-line-strong underline-offset-2 hover:decoration-current"
        >
          {author.name ?? author.email ?? (author.verified ? `person ${author.id}` : 'an anonymous visitor')}
        </Link>
      )}
      {createdBy && (author ? `, written down by ${createdBy.name}` : `by ${createdBy.name}`)}{' '}
      <span title={moment(createdAt)}>{ago(createdAt)}</span>
    </>
  );
}
