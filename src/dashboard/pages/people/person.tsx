import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { atLeast } from '../../../contract/roles';
import { personQuery } from '../../api/people';
import { projectQuery } from '../../api/projects';
import { ago, count, moment } from '../../ui/format';
import { Page, PageHeader, Section } from '../../ui/page';
import { Failed, Loading } from '../../ui/states';
import { Addresses } from './addresses';
import { ErasePerson } from './erase-person';
import { Fact, Facts } from './facts';
import { Merges } from './merges';
import { RequestList } from './request-list';
import { RevenueLine } from './revenue-line';

const route = getRouteApi('/member/projects/$projectId/people/$personId');

export function PersonPage() {
  const { projectId, personId } = route.useParams();
  const { data: project } = useQuery(projectQuery(projectId));
  const { data: person, error, refetch } = useQuery(personQuery(projectId, personId));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!person || !project) return <Loading />;
  const may = (role: 'editor' | 'admin') => atLeast(project.role, role);
  return (
    <Page>
      <PageHeader
        title={person.name ?? person.email ?? person.subs[0] ?? `Anonymous visitor ${person.id}`}
        actions={
          <a
            href={`/api/projects/${projectId}/people/${person.id}/export`}
            download
            className="inline-flex min-h-9 items-center gap-1.5 rounded-md border border-line-strong/60 bg-surface px-3 font-medium hover:bg-raised"
          >
            <Download aria-hidden size={14} /> Export
          </a>
        }
      >
        {person.verified ? 'Verified person' : 'Anonymous visitor'}
      </PageHeader>
      <Section title="Who pays">
        <Facts>
          <Fact name="Company">
            {person.company ? (
              <Link
                to="/projects/$projectId/companies/$companyId"
                params={{ projectId, companyId: person.company.id }}
                className="font-medium text-accent underline"
              >
                {person.company.name ?? person.company.companyId}
              </Link>
            ) : (
              'None: the person pays for itself'
            )}
          </Fact>
          <Fact name="Revenue">
            <RevenueLine revenue={person.revenue} currency={project.currency} />
          </Fact>
          <Fact name="Plan">{person.plan ?? '–'}</Fact>
        </Facts>
      </Section>
      <Section title="Identity">
        <Facts>
          <Fact name="Ids in your system">{person.subs.length > 0 ? person.subs.join(', ') : '–'}</Fact>
          <Fact name="Addresses">
            <Addresses projectId={projectId} person={person} canChange={may('admin')} />
          </Fact>
          <Fact name="Browsers">{count(person.visitors)}</Fact>
          <Fact name="Known since">{moment(person.createdAt)}</Fact>
        </Facts>
      </Section>
      <Merges projectId={projectId} merges={person.merges} canUndo={may('editor')} />
      <Section title={`Votes (${count(person.votes.length)})`}>
        <RequestList
          projectId={projectId}
          empty="No votes."
          items={person.votes.map(({ requestId, title, status, votedAt }) => ({
            id: requestId,
            title,
            status,
            note: <span title={moment(votedAt)}>{ago(votedAt)}</span>,
          }))}
        />
      </Section>
      <Section title={`Requests (${count(person.requests.length)})`}>
        <RequestList
          projectId={projectId}
          empty="Submitted nothing."
          items={person.requests.map(({ id, title, status, createdAt }) => ({
            id,
            title,
            status,
            note: <span title={moment(createdAt)}>{ago(createdAt)}</span>,
          }))}
        />
      </Section>
      {may('admin') && <ErasePerson projectId={projectId} person={person} />}
    </Page>
  );
}
