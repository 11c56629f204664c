import { Link } from '@tanstack/react-router';
import type { VoterDto, VoteSource } from '../../../contract/votes.dto';
import { ago, moment } from '../../ui/format';

const words: Record<VoteSource, string> = {
  widget: 'in the widget',
  member: 'on behalf',
  import: 'imported',
};

const link = 'text-accent underline underline-offset-2';

/** How and when a vote came in, with a link to where the person said so. */
export function VoteOrigin({ voter, projectId }: { voter: VoterDto; projectId: string }) {
  const { source, sourceLink, castBy, viaRequest, votedAt } = voter;
  return (
    <div className="text-sm text-muted">
      <span title={moment(votedAt)}>{ago(votedAt)}</span> {words[source]}
      {castBy && ` by ${castBy}`}
      {sourceLink && (
        <>
          {' · '}
          <a
            href={sourceLink}
            title={sourceLink}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className={link}
          >
            source
          </a>
        </>
      )}
      {viaRequest && (
        <>
          {' · '}
          <Link
            to="/projects/$projectId/requests/$requestId"
            params={{ projectId, requestId: viaRequest }}
            className={link}
          >
            from a merged duplicate
          </Link>
        </>
      )}
    </div>
  );
}
