import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ApiError } from '../../api/client';
import { useLive } from '../../api/live';
import { projectQuery } from '../../api/projects';
import { requestQuery } from '../../api/requests';
import { NotFound } from '../../shell/route-states';
import { Page } from '../../ui/page';
import { Failed, Loading } from '../../ui/states';
import { RequestView } from './request-view';

const route = getRouteApi('/member/projects/$projectId/requests/$requestId');
const live = ['request', 'request-events', 'explanation', 'rank-history', 'voters'];

/** One request: what is wanted, by whom, what it is worth, and what happened to it. */
export function RequestPage() {
  const { projectId, requestId } = route.useParams();
  const client = useQueryClient();
  const { data: project } = useQuery(projectQuery(projectId));
  const { data: request, error, refetch } = useQuery(requestQuery(projectId, requestId));
  useLive(projectId, async () => {
    const reread = live.map((list) => ['project', projectId, list, requestId]);
    await Promise.all(reread.map((queryKey) => client.invalidateQueries({ queryKey })));
  });

  // What is being typed outlives a server that is away for a moment.
  if (request && project) {
    return (
      <Page width="wide">
        <RequestView key={request.id} project={project} request={request} />
      </Page>
    );
  }
  if (error instanceof ApiError && error.status === 404) return <NotFound />;
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Page width="wide">
      <Loading lines={12} />
    </Page>
  );
}
