import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RequestDto, SimilarToRequestDto } from '../../../contract/requests.dto';
import { similarQuery } from '../../api/request';
import { useMergeRequests, useUnmergeRequests } from '../../api/requests';
import { Button } from '../../ui/button';
import { count } from '../../ui/format';
import { Section } from '../../ui/page';
import { Failed, Loading } from '../../ui/states';
import { StatusBadge } from '../../ui/status';
import { say, sayError } from '../../ui/toasts';

interface Props {
  projectId: string;
  request: RequestDto;
  canEdit: boolean;
}

/** Other requests that say something like it; one step merges them, another takes that back. */
export function Similar({ projectId, request, canEdit }: Props) {
  const { data, error, refetch } = useQuery(similarQuery(projectId, request.id));
  const merge = useMergeRequests(projectId);
  const unmerge = useUnmergeRequests(projectId);
  const join = ({ id, title }: SimilarToRequestDto) =>
    merge.mutate(
      { duplicates: [id], into: request.id },
      {
        onError: sayError,
        onSuccess: () =>
          say({
            title: `«${title}» is merged into this`,
            description: 'Whoever votes for both counts once.',
            undo: () => unmerge.mutate([id], { onError: sayError }),
          }),
      },
    );

  return (
    <Section title="Similar requests" className="gap-2!">
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={3} />
      ) : data.items.length === 0 ? (
        <p className="text-muted">No other request says something like it.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {data.items.map((similar) => (
            <li key={similar.id} className="flex flex-col gap-1.5 py-2.5 first:pt-0 last:pb-0">
              <Link
                to="/projects/$projectId/requests/$requestId"
                params={{ projectId, requestId: similar.id }}
                className="font-medium wrap-anywhere hover:underline"
              >
                {similar.title}
              </Link>
              <div className="flex flex-wrap items-center gap-2">
                <StatusBadge status={similar.status} />
                <span className="text-sm text-muted tabular-nums">
                  {count(similar.votes)} {similar.votes === 1 ? 'vote' : 'votes'}
                </span>
                {canEdit && (
                  <Button
                    className="ml-auto"
                    aria-label={`Merge into this: «${similar.title}»`}
                    disabled={merge.isPending}
                    busy={merge.isPending && merge.variables.duplicates.includes(similar.id)}
                    onClick={() => join(similar)}
                  >
                    Merge into this
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
