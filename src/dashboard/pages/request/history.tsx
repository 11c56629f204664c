import { useInfiniteQuery } from '@tanstack/react-query';
import { requestEventsPages } from '../../api/request';
import { Button } from '../../ui/button';
import { ago, moment } from '../../ui/format';
import { Section } from '../../ui/page';
import { Failed, Loading } from '../../ui/states';
import { HistoryEvent } from './history-event';

/** What happened to the request, the newest first. */
export function History({ projectId, requestId }: { projectId: string; requestId: string }) {
  const pages = useInfiniteQuery(requestEventsPages(projectId, requestId));
  const events = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title="History" className="gap-3!">
      {pages.error && !pages.data ? (
        <Failed error={pages.error} retry={() => void pages.refetch()} />
      ) : !pages.data ? (
        <Loading lines={4} />
      ) : (
        <ol className="ml-1 flex flex-col border-l border-line">
          {events.map((event) => (
            <li key={event.id} className="relative pb-3 pl-4 last:pb-0">
              <span
                aria-hidden
                className="absolute top-1.5 -left-[5px] size-2.5 rounded-full border-2 border-surface bg-line-strong"
              />
              <div className="wrap-anywhere">
                <HistoryEvent event={event} projectId={projectId} />
              </div>
              <div className="text-sm text-muted">
                {event.by && `${event.by.name}, `}
                <span title={moment(event.at)}>{ago(event.at)}</span>
              </div>
            </li>
          ))}
        </ol>
      )}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Section>
  );
}
