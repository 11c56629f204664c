import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query';
import type { BacklogPageDto, BacklogRowDto } from '../../contract/backlog.dto';
import { call } from './client';

export type BacklogPages = InfiniteData<BacklogPageDto, string | null>;

/** The first page is short: it is what somebody waits for. */
const FIRST_PAGE = 50;
const PAGE = 100;
/** So many pages are read again when the ranking moves; of a longer list, none: that would be seconds of work. */
export const REREAD_PAGES = 5;

export const backlogKey = (projectId: string) => ['project', projectId, 'backlog'];

/** Whether a query has few enough pages, or is no list of pages at all. */
export const isShort = ({ state }: { state: { data?: unknown } }): boolean =>
  ((state.data as Partial<BacklogPages> | undefined)?.pages?.length ?? 0) <= REREAD_PAGES;

/** The backlog page by page under a query of lens and filters; scores move, so a row may come twice: see `rowsOf`. */
export const backlogPages = (projectId: string, query: string) =>
  infiniteQueryOptions({
    queryKey: [...backlogKey(projectId), query],
    queryFn: ({ pageParam, signal }) => {
      const place =
        pageParam === null ? `limit=${FIRST_PAGE}` : `limit=${PAGE}&cursor=${encodeURIComponent(pageParam)}`;
      const path = `projects/${projectId}/backlog?${place}&include=trend&include=plans&${query}`;
      return call<BacklogPageDto>('GET', path, undefined, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // What the head start has just read is not read again at once; what is older is.
    staleTime: 1_000,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
  });

/** The best few requests whose title or text says `q`. */
export const foundRequestsQuery = (projectId: string, q: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'found-requests', q],
    queryFn: ({ signal }) =>
      call<BacklogPageDto>(
        'GET',
        `projects/${projectId}/backlog?limit=8&q=${encodeURIComponent(q)}`,
        undefined,
        signal,
      ),
  });

/** All rows that were loaded, each request once: the first place at which it was met is the newest. */
export function rowsOf(data: Pick<BacklogPages, 'pages'> | undefined): BacklogRowDto[] {
  const byId = new Map<string, BacklogRowDto>();
  for (const page of data?.pages ?? []) {
    for (const row of page.items) if (!byId.has(row.id)) byId.set(row.id, row);
  }
  return [...byId.values()];
}
