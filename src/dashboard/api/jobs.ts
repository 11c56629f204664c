import { queryOptions } from '@tanstack/react-query';
import type { JobsDto } from '../../contract/jobs.dto';
import { call } from './client';

const EVERY_MS = 5_000;

export const jobsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'jobs'],
    queryFn: ({ signal }) => call<JobsDto>('GET', `projects/${projectId}/jobs`, undefined, signal),
    refetchInterval: EVERY_MS,
  });
