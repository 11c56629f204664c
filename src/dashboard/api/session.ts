import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FirstRunDto, FirstRunStateDto, LoginDto, MemberDto } from '../../contract/auth.dto';
import { call } from './client';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call<MemberDto>('GET', 'auth/me', undefined, signal),
  staleTime: 60_000,
});

export const firstRunQuery = queryOptions({
  queryKey: ['first-run'],
  queryFn: ({ signal }) => call<FirstRunStateDto>('GET', 'first-run', undefined, signal),
});

export function useSignIn() {
  return useMutation({ mutationFn: (body: LoginDto) => call<MemberDto>('POST', 'auth/login', body) });
}

export function useFirstRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: FirstRunDto) => call<MemberDto>('POST', 'first-run', body),
    onSuccess: (member) => {
      client.clear();
      client.setQueryData(meQuery.queryKey, member);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<undefined>('POST', 'auth/logout'),
    onSuccess: () => client.clear(),
  });
}
