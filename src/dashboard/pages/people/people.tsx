import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { PersonDto } from '../../../contract/people.dto';
import { peoplePages } from '../../api/people';
import { projectQuery } from '../../api/projects';
import { ago, exactMoney, moment, shortMoney } from '../../ui/format';
import { LoadMore } from '../../ui/load-more';
import { Page, PageHeader } from '../../ui/page';
import { SearchField } from '../../ui/search-field';
import { Empty, Failed, Loading } from '../../ui/states';

const route = getRouteApi('/member/projects/$projectId/people');
const head = 'px-3 py-2 text-left text-xs font-medium text-muted';
const cell = 'px-3 py-2 align-top';

/** Everybody who votes or submits, the newest first. */
export function People() {
  const { projectId } = route.useParams();
  const { q = '' } = route.useSearch();
  const navigate = useNavigate();
  const { data: project } = useQuery(projectQuery(projectId));
  const pages = useInfiniteQuery({ ...peoplePages(projectId, q), placeholderData: keepPreviousData });
  const { fetchNextPage } = pages;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const people = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const search = (next: string) =>
    void navigate({ to: '.', search: { q: next === '' ? undefined : next }, replace: true });

  return (
    <Page width="wide">
      <PageHeader
        title="People"
        actions={<SearchField key={q} label="Search name, e-mail or id" value={q} onSearch={search} />}
      >
        Your customers’ users. Sessions of one person are merged by id and e-mail address.
      </PageHeader>
      {pages.error && !pages.data ? (
        <Failed error={pages.error} retry={() => void pages.refetch()} />
      ) : !pages.data ? (
        <Loading lines={10} />
      ) : people.length === 0 ? (
        <Empty title={q ? 'Nobody matches' : 'Nobody yet'}>
          {q
            ? 'Search for another part of a name, an address or an id.'
            : 'People appear here with their first vote or token.'}
        </Empty>
      ) : (
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <table className="w-full border-collapse">
            <thead className="border-b border-line">
              <tr>
                <th className={head}>Person</th>
                <th className={`${head} hidden md:table-cell`}>Company</th>
                <th className={`${head} hidden sm:table-cell`}>Plan</th>
                <th className={`${head} text-right!`}>Revenue</th>
                <th className={`${head} hidden text-right! lg:table-cell`}>Known since</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  projectId={projectId}
                  currency={project?.currency ?? 'USD'}
                />
              ))}
            </tbody>
          </table>
          <LoadMore hasMore={pages.hasNextPage} busy={pages.isFetchingNextPage} onMore={more} />
        </div>
      )}
    </Page>
  );
}

function PersonRow({
  person,
  projectId,
  currency,
}: {
  person: PersonDto;
  projectId: string;
  currency: string;
}) {
  const { id, verified, name, email, subs, company, plan, monthlyCents, createdAt } = person;
  return (
    <tr className="border-b border-line last:border-0 hover:bg-raised/60">
      <td className={cell}>
        <Link
          to="/projects/$projectId/people/$personId"
          params={{ projectId, personId: id }}
          className="font-medium wrap-anywhere hover:underline"
        >
          {name ?? email ?? subs[0] ?? `Anonymous visitor ${id}`}
        </Link>
        <div className="text-sm text-muted wrap-anywhere">
          {verified ? (name ? email : subs[0]) : 'not verified'}
        </div>
      </td>
      <td className={`${cell} hidden md:table-cell`}>
        {company && (
          <Link
            to="/projects/$projectId/companies/$companyId"
            params={{ projectId, companyId: company.id }}
            className="wrap-anywhere hover:underline"
          >
            {company.name ?? company.companyId}
          </Link>
        )}
      </td>
      <td className={`${cell} hidden sm:table-cell`}>{plan}</td>
      <td
        className={`${cell} text-right whitespace-nowrap tabular-nums`}
        title={monthlyCents === null ? 'Unknown' : `${exactMoney(monthlyCents, currency)} a month`}
      >
        {monthlyCents === null ? (
          <span className="text-muted">–</span>
        ) : (
          `${shortMoney(monthlyCents, currency)}/mo`
        )}
      </td>
      <td className={`${cell} hidden text-right text-muted lg:table-cell`} title={moment(createdAt)}>
        {ago(createdAt)}
      </td>
    </tr>
  );
}
