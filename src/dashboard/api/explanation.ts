import { queryOptions } from '@tanstack/react-query';
import type { ExplanationDto } from '../../contract/explanation.dto';
import type { RankHistoryDto } from '../../contract/rank-history.dto';
import { call } from './client';

/** Every term of a request's score under a lens; absent: the project's default one. */
export const explanationQuery = (projectId: string, requestId: string, lens?: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'explanation', requestId, lens ?? 'default'],
    queryFn: ({ signal }) => {
      const query = lens === undefined ? '' : `?lens=${encodeURIComponent(lens)}`;
      const path = `projects/${projectId}/requests/${requestId}/explanation${query}`;
      return call<ExplanationDto>('GET', path, undefined, signal);
    },
  });

/** The days on which the request's numbers changed. */
export const rankHistoryQuery = (projectId: string, requestId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'rank-history', requestId],
    queryFn: ({ signal }) =>
      call<RankHistoryDto>(
        'GET',
        `projects/${projectId}/requests/${requestId}/rank-history`,
        undefined,
        signal,
      ),
  });
