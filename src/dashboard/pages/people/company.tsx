import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { companyQuery } from '../../api/people';
import { projectQuery } from '../../api/projects';
import { count, moment } from '../../ui/format';
import { Page, PageHeader, Section } from '../../ui/page';
import { Failed, Loading } from '../../ui/states';
import { Fact, Facts } from './facts';
import { RequestList } from './request-list';
import { RevenueLine } from './revenue-line';

const route = getRouteApi('/member/projects/$projectId/companies/$companyId');

export function CompanyPage() {
  const { projectId, companyId } = route.useParams();
  const { data: project } = useQuery(projectQuery(projectId));
  const { data: company, error, refetch } = useQuery(companyQuery(projectId, companyId));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!company) return <Loading />;
  return (
    <Page>
      <PageHeader title={company.name ?? company.companyId}>Company</PageHeader>
      <Section title="Revenue">
        <Facts>
          <Fact name="Revenue">
            <RevenueLine revenue={company.revenue} currency={project?.currency ?? 'USD'} />
          </Fact>
          <Fact name="Plan">{company.plan ?? '–'}</Fact>
          <Fact name="Id in your system">{company.companyId}</Fact>
          <Fact name="Known since">{moment(company.createdAt)}</Fact>
        </Facts>
      </Section>
      <Section title="What its people want">
        <RequestList
          projectId={projectId}
          empty="None of its people votes for anything."
          items={company.requests.map(({ id, title, status, voters }) => ({
            id,
            title,
            status,
            note: `${count(voters)} ${voters === 1 ? 'voter' : 'voters'}`,
          }))}
        />
      </Section>
      <Section title={`People (${count(company.peopleCount)})`}>
        <ul className="flex flex-col gap-1">
          {company.people.map(({ id, name, email }) => (
            <li key={id}>
              <Link
                to="/projects/$projectId/people/$personId"
                params={{ projectId, personId: id }}
                className="font-medium wrap-anywhere hover:underline"
              >
                {name ?? email ?? `Person ${id}`}
              </Link>
              {name && email && <span className="text-muted"> {email}</span>}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
