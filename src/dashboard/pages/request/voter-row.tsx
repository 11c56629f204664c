import { Link } from '@tanstack/react-router';
import { UserMinus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VoterDto } from '../../../contract/votes.dto';
import { useRestoreFor, useWithdrawFor } from '../../api/votes';
import { IconButton } from '../../ui/button';
import { say, sayError } from '../../ui/toasts';
import { VoteOrigin } from './vote-origin';

interface Props {
  voter: VoterDto;
  projectId: string;
  requestId: string;
  mayWithdraw: boolean;
  /** At the end of the line: what the person pays. */
  end?: ReactNode;
}

/** A person, how the vote came in, and the way to take it back on the person's behalf. */
export function VoterRow({ voter, projectId, requestId, mayWithdraw, end }: Props) {
  const withdraw = useWithdrawFor(projectId, requestId);
  const restore = useRestoreFor(projectId, requestId);
  const { id, name, email, verified } = voter.person;
  const called = name ?? email ?? (verified ? `Person ${id}` : `Visitor ${id}`);
  const takeBack = () =>
    withdraw.mutate(voter, {
      onError: sayError,
      onSuccess: () =>
        say({
          title: `The vote of ${called} is taken back`,
          undo: () => restore.mutate(voter, { onError: sayError }),
        }),
    });
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <div className="wrap-anywhere">
          <Link
            to="/projects/$projectId/people/$personId"
            params={{ projectId, personId: id }}
            className="font-medium hover:underline"
          >
            {called}
          </Link>
          {name && email && <span className="block text-sm text-muted sm:ml-2 sm:inline">{email}</span>}
        </div>
        <VoteOrigin voter={voter} projectId={projectId} />
      </div>
      {end}
      {/* A vote that came with a duplicate is the duplicate's. */}
      {mayWithdraw && voter.viaRequest === null && (
        <IconButton
          label={`Take back the vote of ${called}`}
          className="-my-1.5 text-muted"
          busy={withdraw.isPending}
          onClick={takeBack}
        >
          {!withdraw.isPending && <UserMinus aria-hidden size={14} />}
        </IconButton>
      )}
    </div>
  );
}
