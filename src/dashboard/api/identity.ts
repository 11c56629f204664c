import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChangeIdentityDto, IdentityDto } from '../../contract/identity.dto';
import type { InspectionDto } from '../../contract/inspection.dto';
import type { RotateSecretDto, SecretDto } from '../../contract/secret.dto';
import type { SnippetDto } from '../../contract/snippets.dto';
import type { Stack } from '../../contract/stacks';
import { call } from './client';
import { create } from './create';

const WHILE_WAITING_MS = 2_000;
const OTHERWISE_MS = 10_000;

/** Whether the first token that verifies is still to come: none has since the present secret was made. */
export function awaitsToken({ policy, secret, lastVerifiedAt }: IdentityDto): boolean {
  if (!policy.enabled || secret === null) return false;
  return lastVerifiedAt === null || lastVerifiedAt < secret.createdAt;
}

/** How the project knows its users; asked again while the page is open, so that it turns green by itself. */
export const identityQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'identity'],
    queryFn: ({ signal }) => call<IdentityDto>('GET', `projects/${projectId}/identity`, undefined, signal),
    refetchInterval: ({ state: { data } }) => (data && awaitsToken(data) ? WHILE_WAITING_MS : OTHERWISE_MS),
  });

export const snippetQuery = (projectId: string, stack: Stack) =>
  queryOptions({
    queryKey: ['project', projectId, 'snippet', stack],
    queryFn: ({ signal }) =>
      call<SnippetDto>('GET', `projects/${projectId}/identity/snippets/${stack}`, undefined, signal),
    staleTime: Infinity,
  });

export function useChangeIdentity(projectId: string) {
  const client = useQueryClient();
  const { queryKey } = identityQuery(projectId);
  return useMutation({
    mutationFn: (change: ChangeIdentityDto) =>
      call<IdentityDto>('PATCH', `projects/${projectId}/identity`, change),
    // An answer that is on its way would bring back what was there before.
    onMutate: () => client.cancelQueries({ queryKey }),
    onSuccess: (identity, { setUp }) => {
      client.setQueryData(queryKey, identity);
      if (setUp) void client.invalidateQueries({ queryKey: ['project', projectId, 'snippet'] });
    },
  });
}

/** Looks at a token; it is forgotten with its answer when the page is left. */
export function useInspectToken(projectId: string) {
  return useMutation({
    mutationFn: (token: string) =>
      call<InspectionDto>('POST', `projects/${projectId}/identity/inspect`, { token }),
    gcTime: 0,
  });
}

/** Where a secret in clear goes: not into a cache. */
type Show = (secret: SecretDto) => void;

/** Makes the first signing secret. */
export const useGenerateSecret = (projectId: string, show: Show) =>
  useSecretMutation(projectId, async (path) => show(await create(path)));

/** Shows the signing secret to who gives the password again. */
export const useRevealSecret = (projectId: string, show: Show) =>
  useSecretMutation(projectId, async (path, password: string) =>
    show(await call('POST', `${path}/reveal`, { password })),
  );

/** Makes a new signing secret; the present one stays good for so many seconds. */
export const useRotateSecret = (projectId: string, show: Show) =>
  useSecretMutation(projectId, async (path, graceSeconds: RotateSecretDto['graceSeconds']) =>
    show(await create(`${path}/rotate`, { graceSeconds })),
  );

/** Ends the grace of the secret before the present one. */
export const useEndGrace = (projectId: string) =>
  useSecretMutation(projectId, (path) => call<void>('DELETE', `${path}/previous`));

/** Leaves the project without a secret. */
export const useRevokeSecret = (projectId: string) =>
  useSecretMutation(projectId, (path) => call<void>('DELETE', path));

/** Its result is nothing and it is forgotten at once: the cache of mutations keeps neither secret nor password. */
function useSecretMutation<Input = void>(
  projectId: string,
  send: (path: string, input: Input) => Promise<void>,
) {
  const client = useQueryClient();
  const { queryKey } = identityQuery(projectId);
  return useMutation({
    mutationFn: (input: Input) => send(`projects/${projectId}/identity/secret`, input),
    onSuccess: () => client.invalidateQueries({ queryKey }),
    // A refusal is often because somebody else has changed it; the sentence does not wait for the news.
    onError: () => void client.invalidateQueries({ queryKey }),
    gcTime: 0,
  });
}
