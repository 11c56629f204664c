import { MutationCache, QueryCache, QueryClient, type Query } from '@tanstack/react-query';
import { ApiError } from './client';
import { meQuery } from './session';

/** Told whenever any call finds that a member's session is over. */
type SessionEnded = () => void;

/** Whether it reads a project itself, and not something of it. */
const isProject = ({ queryKey, state }: Query): boolean =>
  queryKey[0] === 'project' && queryKey.length === 2 && state.error === null;

/** Refusals are final; only an absent server is asked again. */
const retry = (count: number, error: Error) =>
  count < 3 && error instanceof ApiError && (error.code === 'offline' || error.status === 503);

export function createQueryClient(onSessionEnded: SessionEnded): QueryClient {
  const onError = (error: Error) => {
    // Who has not signed in yet has no session to lose: the router shows them the way.
    const isMember = client.getQueryData(meQuery.queryKey) !== undefined;
    if (isMember && error instanceof ApiError && error.code === 'auth.required') onSessionEnded();
    // What is gone may be gone with its project: the frame around the page says so.
    if (error instanceof ApiError && error.code === 'notFound')
      void client.invalidateQueries({ predicate: isProject });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // A call without a network fails at once and says so; by default it would wait and show nothing.
      queries: { retry, staleTime: 10_000, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}
