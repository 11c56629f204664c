import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { atLeast } from '../../../contract/roles';
import { lensesQuery } from '../../api/lenses';
import { projectQuery } from '../../api/projects';
import { rankingQuery } from '../../api/ranking';
import { Page, PageHeader } from '../../ui/page';
import { Failed, Loading } from '../../ui/states';
import { AuditSection } from './audit-section';
import { RankingEditor } from './ranking-editor';
import { ReadOnly } from './read-only';
import { RebuildProgress } from './rebuild-progress';

const route = getRouteApi('/member/projects/$projectId');

export function RankingSettings() {
  const { projectId } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const ranking = useQuery(rankingQuery(projectId));
  const lenses = useQuery(lensesQuery(projectId));
  const mayChange = atLeast(project.role, 'admin');
  const failed = [ranking, lenses].find(({ data, error }) => !data && error);

  return (
    <Page>
      <PageHeader title="Ranking">
        What a vote counts. Customers who pay count what they pay; these numbers are for everyone else.
      </PageHeader>
      {!mayChange && <ReadOnly role={project.role} />}
      {ranking.data?.rebuild && <RebuildProgress projectId={projectId} rebuild={ranking.data.rebuild} />}
      {failed?.error ? (
        <Failed error={failed.error} retry={() => void failed.refetch()} />
      ) : ranking.data && lenses.data ? (
        <RankingEditor
          project={project}
          ranking={ranking.data}
          lenses={lenses.data.items}
          disabled={!mayChange}
        />
      ) : (
        <Loading />
      )}
      {mayChange && <AuditSection projectId={projectId} />}
    </Page>
  );
}
