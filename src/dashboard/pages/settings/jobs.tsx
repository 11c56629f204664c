import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RefreshCw } from 'lucide-react';
import { jobsQuery } from '../../api/jobs';
import { Button } from '../../ui/button';
import { count } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Page, PageHeader } from '../../ui/page';
import { Empty, Failed, Loading } from '../../ui/states';
import { JobRow } from './job-row';

const route = getRouteApi('/member/projects/$projectId');

export function Jobs() {
  const { projectId } = route.useParams();
  const { data, error, refetch } = useQuery(jobsQuery(projectId));
  // Only what was asked for here shows on the button, not the look that the page takes by itself.
  const refresh = useMutation({ mutationFn: () => refetch() });
  const failed = data?.items.filter(({ state }) => state === 'failed').length ?? 0;

  return (
    <Page>
      <PageHeader
        title="Jobs"
        actions={
          <Button busy={refresh.isPending} onClick={() => refresh.mutate()}>
            {!refresh.isPending && <RefreshCw aria-hidden size={14} />}
            Refresh
          </Button>
        }
      >
        Work that the server does in the background for this project. What went well is not kept.
      </PageHeader>
      {data && error && <Notice tone="warning">{error.message}</Notice>}
      <div role="status" className={failed > 0 ? undefined : 'sr-only'}>
        {failed > 0 && (
          <Notice tone="negative">
            {failed === 1 ? 'A job has' : `${count(failed)} jobs have`} failed three times. Nothing is lost:
            the next run takes up what was left undone. The error says what stood in the way.
          </Notice>
        )}
      </div>
      <div className="rounded-lg border border-line bg-surface">
        {!data && error && <Failed error={error} retry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data?.items.length === 0 && (
          <Empty title="Nothing to do">All work is done: every vote that came in is in the ranking.</Empty>
        )}
        {data && data.items.length > 0 && (
          <ul aria-label="Jobs" className="divide-y divide-line">
            {data.items.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ul>
        )}
      </div>
    </Page>
  );
}
