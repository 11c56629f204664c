import { useInfiniteQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { RequestDto } from '../../../contract/requests.dto';
import { isOpen } from '../../../contract/statuses';
import { votersPages } from '../../api/votes';
import { Button } from '../../ui/button';
import { count } from '../../ui/format';
import { Section } from '../../ui/page';
import { Failed, Loading } from '../../ui/states';
import { VoteForSomebody } from './vote-for-somebody';
import { VoterGroupRows } from './voter-group';
import { voterGroups } from './voter-groups';

interface Props {
  projectId: string;
  request: RequestDto;
  canEdit: boolean;
  currency: string;
}

/** Who votes for the request, by who pays for them, the largest first. */
export function Voters({ projectId, request, canEdit, currency }: Props) {
  const [adding, setAdding] = useState(false);
  const pages = useInfiniteQuery(votersPages(projectId, request.id));
  const groups = voterGroups(pages.data?.pages.flatMap(({ items }) => items) ?? []);
  const mayVote = canEdit && isOpen(request.status) && request.mergedInto === null;

  return (
    <Section
      title={`Voters (${count(request.votes)})`}
      className="gap-3!"
      actions={
        mayVote && (
          <Button onClick={() => setAdding(true)}>
            <UserPlus aria-hidden size={14} /> Vote on behalf
          </Button>
        )
      }
    >
      {pages.error && !pages.data ? (
        <Failed error={pages.error} retry={() => void pages.refetch()} />
      ) : !pages.data ? (
        <Loading lines={5} />
      ) : groups.length === 0 ? (
        <p className="text-muted">
          {request.mergedInto ? 'Its votes count there.' : 'Nobody votes for it yet.'}
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {groups.map((group) => (
            <VoterGroupRows
              key={group.key}
              group={group}
              projectId={projectId}
              requestId={request.id}
              currency={currency}
              mayWithdraw={mayVote}
            />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
      <VoteForSomebody
        projectId={projectId}
        requestId={request.id}
        open={adding}
        onClose={() => setAdding(false)}
      />
    </Section>
  );
}
