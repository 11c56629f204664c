import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CreateLensDto, LensDto, LensesDto } from '../../contract/lenses.dto';
import { call } from './client';

/** The project's saved lenses, by name. */
export const lensesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'lenses'],
    queryFn: ({ signal }) =>
      call<LensesDto>('GET', `projects/${projectId}/lenses?limit=200`, undefined, signal),
  });

export function useSaveLens(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (lens: CreateLensDto) => call<LensDto>('POST', `projects/${projectId}/lenses`, lens),
    onSuccess: () => client.invalidateQueries({ queryKey: lensesQuery(projectId).queryKey }),
  });
}
