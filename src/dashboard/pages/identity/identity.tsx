import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { atLeast } from '../../../contract/roles';
import { identityQuery } from '../../api/identity';
import { projectQuery } from '../../api/projects';
import { Notice } from '../../ui/notice';
import { Page, PageHeader } from '../../ui/page';
import { Failed, Loading } from '../../ui/states';
import { ReadOnly } from '../settings/read-only';
import { Inspector } from './inspector';
import { LiveCheck } from './live-check';
import { Overview } from './overview';
import { Policy } from './policy';
import { SetUp } from './set-up';

const route = getRouteApi('/member/projects/$projectId');

export function IdentityPage() {
  const { projectId } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const { data: identity, error, dataUpdatedAt, refetch } = useQuery(identityQuery(projectId));
  const mayChange = atLeast(project.role, 'admin');
  return (
    // Another project's page is another page: a secret or a token on this one goes with it.
    <Page key={projectId}>
      <PageHeader title="Identity">
        Your server signs a short token for each signed-in user. It turns a vote into a customer’s vote.
      </PageHeader>
      {!mayChange && <ReadOnly role={project.role} />}
      {identity && error && <Notice tone="warning">{error.message}</Notice>}
      {!identity && error && <Failed error={error} retry={() => void refetch()} />}
      {!identity && !error && <Loading />}
      {identity && (
        <>
          <Overview steps={identity.steps} />
          <SetUp projectId={projectId} identity={identity} mayChange={mayChange} />
          <LiveCheck projectId={projectId} identity={identity} now={dataUpdatedAt} />
          <Inspector
            projectId={projectId}
            currency={project.currency}
            mayInspect={atLeast(project.role, 'editor')}
          />
          <Policy
            projectId={projectId}
            policy={identity.policy}
            audience={identity.audience}
            disabled={!mayChange}
          />
        </>
      )}
    </Page>
  );
}
