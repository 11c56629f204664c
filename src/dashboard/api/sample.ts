import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { SampleDataDto } from '../../contract/sample.dto';
import { call } from './client';
import { create } from './create';

const WHILE_WORKING_MS = 700;

/** Whether the project holds sample data; asked again and again while it comes or goes. */
export const sampleQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'sample'],
    queryFn: ({ signal }) => call<SampleDataDto>('GET', `projects/${projectId}/sample`, undefined, signal),
    refetchInterval: ({ state }) => (isWorking(state.data) ? WHILE_WORKING_MS : false),
  });

/** Whether the sample data is on its way in or out. */
export const isWorking = (sample: SampleDataDto | undefined): boolean =>
  sample?.state === 'loading' || sample?.state === 'removing';

/** Begins to load it; `sampleQuery` tells how far it is. */
export function useLoadSample() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (projectId: string) => create<SampleDataDto>(`projects/${projectId}/sample`),
    onSuccess: (sample, projectId) => client.setQueryData(sampleQuery(projectId).queryKey, sample),
  });
}

/** Begins to take it out. */
export function useRemoveSample(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<SampleDataDto>('DELETE', `projects/${projectId}/sample`),
    onSuccess: (sample) => client.setQueryData(sampleQuery(projectId).queryKey, sample),
  });
}
