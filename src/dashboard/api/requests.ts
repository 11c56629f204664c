import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CreateRequestDto,
  EditedRequestsDto,
  EditRequestsDto,
  RequestDto,
  TagsDto,
} from '../../contract/requests.dto';
import { invalidateProject, patchRows } from './backlog-cache';
import { call } from './client';
import { create } from './create';

export const tagsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'tags'],
    queryFn: ({ signal }) => call<TagsDto>('GET', `projects/${projectId}/tags`, undefined, signal),
  });

export const requestQuery = (projectId: string, requestId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'request', requestId],
    queryFn: ({ signal }) =>
      call<RequestDto>('GET', `projects/${projectId}/requests/${requestId}`, undefined, signal),
  });

/** Whatever changes a request may change every list and score of its project. */
function useProjectChange<Input, Answer>(projectId: string, change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    // Not waited for: a row that goes with the news must still say what became of it.
    onSettled: () => void invalidateProject(client, projectId),
  });
}

/** One change for up to 200 requests: all of them change, or none. */
export function useEditRequests(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (edit: EditRequestsDto) =>
      call<EditedRequestsDto>('PATCH', `projects/${projectId}/requests`, edit),
    onSuccess: ({ changed }, { status, addTags = [], removeTags = [] }) => {
      const isLost = (tag: string) =>
        [...addTags, ...removeTags].some((one) => one.toLowerCase() === tag.toLowerCase());
      patchRows(client, projectId, changed, (row) => ({
        ...row,
        status: status ?? row.status,
        tags: [...row.tags.filter((tag) => !isLost(tag)), ...addTags],
      }));
    },
    // Not waited for: a row that goes with the news must still say what became of it.
    onSettled: () => void invalidateProject(client, projectId),
  });
}

export const useCreateRequest = (projectId: string) =>
  useProjectChange(projectId, (request: CreateRequestDto) =>
    create<RequestDto>(`projects/${projectId}/requests`, request),
  );

/** Merges the duplicates into one request, one after the other. */
export const useMergeRequests = (projectId: string) =>
  useProjectChange(projectId, async ({ duplicates, into }: { duplicates: string[]; into: string }) => {
    for (const id of duplicates) await create(`projects/${projectId}/requests/${id}/merge`, { into });
  });

/** Takes merges back, the last first. */
export const useUnmergeRequests = (projectId: string) =>
  useProjectChange(projectId, async (duplicates: string[]) => {
    for (const id of duplicates.toReversed())
      await call('POST', `projects/${projectId}/requests/${id}/unmerge`);
  });
