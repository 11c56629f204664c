import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CreateLensDto, LensDto, LensesDto } from '../../contract/lenses.dto';
import { call } from './client';
import { create } from './create';

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
    mutationFn: (lens: CreateLensDto) => create<LensDto>(`projects/${projectId}/lenses`, lens),
    onSuccess: () => client.invalidateQueries({ queryKey: lensesQuery(projectId).queryKey }),
  });
}
