import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CompaniesDto, CompanyDetailDto, PlansDto } from '../../contract/companies.dto';
import type { AddressPolicyDto, PeopleDto, PersonDetailDto, UndoneMergeDto } from '../../contract/people.dto';
import { call } from './client';

const listPath = (projectId: string, list: string, q: string, cursor: string | null) => {
  const query = new URLSearchParams({ limit: '100', ...(q && { q }), ...(cursor && { cursor }) });
  return `projects/${projectId}/${list}?${query}`;
};

export const peoplePages = (projectId: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['project', projectId, 'people', q],
    queryFn: ({ pageParam, signal }) =>
      call<PeopleDto>('GET', listPath(projectId, 'people', q, pageParam), undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const companiesPages = (projectId: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['project', projectId, 'companies', q],
    queryFn: ({ pageParam, signal }) =>
      call<CompaniesDto>('GET', listPath(projectId, 'companies', q, pageParam), undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** The eight companies that pay most of those whose name or id says `q`. */
export const foundCompaniesQuery = (projectId: string, q: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'found-companies', q],
    queryFn: ({ signal }) =>
      call<CompaniesDto>(
        'GET',
        `projects/${projectId}/companies?${new URLSearchParams({ limit: '8', ...(q && { q }) })}`,
        undefined,
        signal,
      ),
  });

/** The plans that the project's customers are on. */
export const plansQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'plans'],
    queryFn: ({ signal }) => call<PlansDto>('GET', `projects/${projectId}/plans`, undefined, signal),
  });

export const personQuery = (projectId: string, personId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'person', personId],
    queryFn: ({ signal }) =>
      call<PersonDetailDto>('GET', `projects/${projectId}/people/${personId}`, undefined, signal),
  });

export const companyQuery = (projectId: string, companyId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'company', companyId],
    queryFn: ({ signal }) =>
      call<CompanyDetailDto>('GET', `projects/${projectId}/companies/${companyId}`, undefined, signal),
  });

function usePeopleChange<Input, Answer>(projectId: string, change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['project', projectId] }),
  });
}

/** Takes a merge of two people back. */
export const useUndoMerge = (projectId: string) =>
  usePeopleChange(projectId, (mergeId: string) =>
    call<UndoneMergeDto>('POST', `projects/${projectId}/people/merges/${mergeId}/undo`),
  );

/** Whether an address joins people, or is only shown. */
export const useAddressPolicy = (projectId: string, personId: string) =>
  usePeopleChange(projectId, (policy: AddressPolicyDto) =>
    call<PersonDetailDto>('PATCH', `projects/${projectId}/people/${personId}/emails`, policy),
  );

/** Erases a person and every vote; the page that shows it is left before the lists are read again. */
export function useErasePerson(projectId: string, personId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<undefined>('DELETE', `projects/${projectId}/people/${personId}`),
    onSuccess: () => {
      client.removeQueries({ queryKey: personQuery(projectId, personId).queryKey });
      void client.invalidateQueries({ queryKey: ['project', projectId, 'people'] });
      void client.invalidateQueries({ queryKey: ['project', projectId, 'backlog'] });
    },
  });
}
