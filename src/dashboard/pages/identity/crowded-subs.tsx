import { Link } from '@tanstack/react-router';
import type { CrowdedSubDto } from '../../../contract/identity.dto';
import { ago, moment } from '../../ui/format';
import { Notice } from '../../ui/notice';

/** The alarm about ids that many people seem to share. */
export function CrowdedSubs({
  projectId,
  subs,
  now,
}: {
  projectId: string;
  subs: CrowdedSubDto[];
  now: number;
}) {
  return (
    <Notice tone="warning" role="status">
      {subs.length === 1 ? 'An id was' : 'Some ids were'} used in more than 50 browsers within a day. This
      usually means an account that many people share, or an id that your server signs for everybody who is
      signed out: all of them count as one person here, with one vote. Mint tokens only for users who are
      signed in, each with their own id.
      <ul className="mt-1 list-disc pl-5">
        {subs.map(({ sub, personId, lastAt }) => (
          <li key={sub} className="wrap-anywhere">
            <Link
              to="/projects/$projectId/people/$personId"
              params={{ projectId, personId }}
              className="text-accent underline"
            >
              {sub}
            </Link>
            , last{' '}
            <time dateTime={lastAt} title={moment(lastAt)}>
              {ago(lastAt, now)}
            </time>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
