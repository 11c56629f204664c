import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import type { BacklogRowDto } from '../../contract/backlog.dto';
import { backlogKey, backlogPages, isShort, REREAD_PAGES, type BacklogPages } from './backlog';

/** Everything of the project that is known here, but for the backlogs that are too long to be read again unasked. */
export function invalidateProject(client: QueryClient, projectId: string): Promise<void> {
  const isWorthIt = (query: Query) => query.queryKey[2] !== 'backlog' || isShort(query);
  return client.invalidateQueries({ queryKey: ['project', projectId], predicate: isWorthIt });
}

/** Reads what the backlog shows again; false where the list on screen is too long for that. */
export async function rereadBacklog(client: QueryClient, projectId: string, query: string): Promise<boolean> {
  const reread = (queryKey: QueryKey) => client.invalidateQueries({ queryKey, predicate: isShort });
  const { queryKey } = backlogPages(projectId, query);
  const list = client.getQueryCache().find({ queryKey });
  await Promise.all([
    reread(backlogKey(projectId)),
    reread(['project', projectId, 'explanation']),
    reread(['project', projectId, 'what-if']),
    reread(['project', projectId, 'tags']),
  ]);
  return list === undefined || isShort(list);
}

/** Forgets all but the first pages: what is left is read again when it is next looked at. */
export function shorten(client: QueryClient, projectId: string, query: string, pages = REREAD_PAGES): void {
  client.setQueryData(backlogPages(projectId, query).queryKey, (data) =>
    data && data.pages.length > pages
      ? { pages: data.pages.slice(0, pages), pageParams: data.pageParams.slice(0, pages) }
      : data,
  );
}

/** Changes the rows of some requests wherever they are listed, before the server's next answer. */
export function patchRows(
  client: QueryClient,
  projectId: string,
  ids: string[],
  change: (row: BacklogRowDto) => BacklogRowDto,
): void {
  const some = new Set(ids);
  client.setQueriesData<BacklogPages>({ queryKey: backlogKey(projectId) }, (data) =>
    data
      ? {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((row) => (some.has(row.id) ? change(row) : row)),
          })),
        }
      : data,
  );
}
