import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AuditDto, ChangeRankingDto, RankingDto } from '../../contract/ranking.dto';
import { call } from './client';

const WHILE_REBUILDING_MS = 1_000;

/** What the project ranks by; asked again each second while a change is being prepared. */
export const rankingQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'ranking'],
    queryFn: ({ signal }) => call<RankingDto>('GET', `projects/${projectId}/ranking`, undefined, signal),
    refetchInterval: ({ state }) => (state.data?.rebuild ? WHILE_REBUILDING_MS : false),
  });

export function useChangeRanking(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ChangeRankingDto) =>
      call<RankingDto>('PATCH', `projects/${projectId}/ranking`, change),
    onSuccess: (ranking) => {
      client.setQueryData(rankingQuery(projectId).queryKey, ranking);
      // Every rank and every score may be another now.
      void client.invalidateQueries({ queryKey: ['project', projectId] });
    },
  });
}

/** Compares every stored score with the votes, and repairs what differs. */
export function useAudit(projectId: string) {
  return useMutation({ mutationFn: () => call<AuditDto>('POST', `projects/${projectId}/ranking/audit`) });
}
