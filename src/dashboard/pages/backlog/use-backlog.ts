import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { backlogPages, rowsOf } from '../../api/backlog';
import { rereadBacklog, shorten } from '../../api/backlog-cache';
import { useLive } from '../../api/live';

/** The pages of the backlog as far as they were scrolled, kept up with the ranking while they are few. */
export function useBacklog(projectId: string, query: string) {
  const client = useQueryClient();
  const [staleQuery, setStale] = useState<string>();
  const pages = useInfiniteQuery({ ...backlogPages(projectId, query), placeholderData: keepPreviousData });
  const { data, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;

  useLive(projectId, async () => {
    if (!(await rereadBacklog(client, projectId, query))) setStale(query);
  });
  // Who comes back finds the first pages at once and read again, not a hundred of them.
  useEffect(() => () => shorten(client, projectId, query), [client, projectId, query]);

  const rows = useMemo(() => rowsOf(data), [data]);
  const onMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const startAgain = () => {
    setStale(undefined);
    window.scrollTo({ top: 0 });
    shorten(client, projectId, query, 1);
    void pages.refetch();
  };
  return {
    ...pages,
    rows,
    /** Names what the rows are the answer to: not yet the new query, while its first answer is awaited. */
    view: isPlaceholderData ? `before ${query}` : query,
    onMore,
    /** Whether the backlog has changed and the list is too long to be read again unasked. */
    isBehind: staleQuery === query,
    startAgain,
  };
}
