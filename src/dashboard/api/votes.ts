import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { VoteAnswerDto, VoteOfPersonDto, VoterDto, VotersDto } from '../../contract/votes.dto';
import { invalidateProject } from './backlog-cache';
import { call } from './client';
import { create } from './create';

/** Who votes for a request: the largest customer's people first, those of one customer together. */
export const votersPages = (projectId: string, requestId: string) =>
  infiniteQueryOptions({
    queryKey: ['project', projectId, 'voters', requestId],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      const path = `projects/${projectId}/requests/${requestId}/voters?limit=50${cursor}`;
      return call<VotersDto>('GET', path, undefined, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

function useVoteChange<Input>(projectId: string, change: (input: Input) => Promise<VoteAnswerDto>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    // Not waited for: a row that goes with the news must still say what became of it.
    onSettled: () => void invalidateProject(client, projectId),
  });
}

const path = (projectId: string, requestId: string) => `projects/${projectId}/requests/${requestId}/votes`;

/** Votes on behalf of somebody who is named by address. */
export const useVoteFor = (projectId: string, requestId: string) =>
  useVoteChange(projectId, (vote: VoteOfPersonDto) =>
    create<VoteAnswerDto>(path(projectId, requestId), vote),
  );

/** Takes a person's vote back on its behalf. */
export const useWithdrawFor = (projectId: string, requestId: string) =>
  useVoteChange(projectId, ({ person }: VoterDto) =>
    call<VoteAnswerDto>('DELETE', `${path(projectId, requestId)}/${person.id}`),
  );

/** Gives a vote again that was taken back. */
export const useRestoreFor = (projectId: string, requestId: string) =>
  useVoteChange(projectId, ({ person, sourceLink }: VoterDto) =>
    call<VoteAnswerDto>('PUT', `${path(projectId, requestId)}/${person.id}`, {
      ...(sourceLink !== null && { sourceLink }),
    }),
  );
