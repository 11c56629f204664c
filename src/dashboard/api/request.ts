import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  EditRequestDto,
  RequestDto,
  RequestEventsDto,
  SimilarToRequestsDto,
} from '../../contract/requests.dto';
import { invalidateProject } from './backlog-cache';
import { ApiError, call } from './client';
import { requestQuery } from './requests';

/** What happened to a request, page by page, the newest first. */
export const requestEventsPages = (projectId: string, requestId: string) =>
  infiniteQueryOptions({
    queryKey: ['project', projectId, 'request-events', requestId],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      const path = `projects/${projectId}/requests/${requestId}/history?limit=10${cursor}`;
      return call<RequestEventsDto>('GET', path, undefined, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Others that say something like it: candidates for a merge. */
export const similarQuery = (projectId: string, requestId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'similar', requestId],
    queryFn: ({ signal }) =>
      call<SimilarToRequestsDto>(
        'GET',
        `projects/${projectId}/requests/${requestId}/similar`,
        undefined,
        signal,
      ),
  });

/** What a member writes of a request; an edit is a part of it. */
export type Content = Pick<RequestDto, 'title' | 'body' | 'status' | 'tags' | 'effort'>;

/** Somebody else has changed what was to be changed: `fields` of it, to what `theirs` has. */
export class Conflict extends Error {
  constructor(
    readonly theirs: RequestDto,
    readonly mine: Partial<Content>,
    readonly fields: (keyof Content)[],
  ) {
    super('Somebody else changed it meanwhile.');
  }
}

interface Edit {
  change: Partial<Content>;
  /** The request as it was when it began to be edited. */
  from: RequestDto;
}

/**
 * Saves what was changed of a request. Where somebody else changed other fields meanwhile both changes hold; where
 * it is the same ones nothing is saved, and the error is a `Conflict`.
 */
export function useEditRequest(projectId: string, requestId: string) {
  const client = useQueryClient();
  const path = `projects/${projectId}/requests/${requestId}`;
  const save = async ({ change, from }: Edit): Promise<RequestDto> => {
    const edit: EditRequestDto = { ...change, version: from.version };
    try {
      return await call<RequestDto>('PATCH', path, edit);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'request.changed') throw error;
      const theirs = await call<RequestDto>('GET', path);
      const fields = changedByBoth(change, from, theirs);
      if (fields.length > 0) throw new Conflict(theirs, change, fields);
      return save({ change, from: theirs });
    }
  };
  return useMutation<RequestDto, Error, Edit>({
    mutationFn: save,
    onSuccess: (saved) => client.setQueryData(requestQuery(projectId, requestId).queryKey, saved),
    // Not waited for: with the server away, whoever saves is to hear of it at once.
    onSettled: () => void invalidateProject(client, projectId),
  });
}

const changedByBoth = (change: Partial<Content>, from: Content, theirs: Content) =>
  (Object.keys(change) as (keyof Content)[]).filter((field) => {
    const now = JSON.stringify(theirs[field]);
    return now !== JSON.stringify(from[field]) && now !== JSON.stringify(change[field]);
  });
