import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { companiesPages } from '../../api/people';
import { projectQuery } from '../../api/projects';
import { ago, count, exactMoney, moment, shortMoney } from '../../ui/format';
import { LoadMore } from '../../ui/load-more';
import { Page, PageHeader } from '../../ui/page';
import { SearchField } from '../../ui/search-field';
import { Empty, Failed, Loading } from '../../ui/states';

const route = getRouteApi('/member/projects/$projectId/companies');
const head = 'px-3 py-2 text-left text-xs font-medium text-muted';
const cell = 'px-3 py-2 align-top';

/** Who pays for more than one person, those that pay most first. */
export function Companies() {
  const { projectId } = route.useParams();
  const { q = '' } = route.useSearch();
  const navigate = useNavigate();
  const { data: project } = useQuery(projectQuery(projectId));
  const pages = useInfiniteQuery({ ...companiesPages(projectId, q), placeholderData: keepPreviousData });
  const { fetchNextPage } = pages;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const companies = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const currency = project?.currency ?? 'USD';
  const search = (next: string) =>
    void navigate({ to: '.', search: { q: next === '' ? undefined : next }, replace: true });

  return (
    <Page width="wide">
      <PageHeader
        title="Companies"
        actions={<SearchField key={q} label="Search name or id" value={q} onSearch={search} />}
      >
        A company’s revenue counts once for each request, however many of its people vote.
      </PageHeader>
      {pages.error && !pages.data ? (
        <Failed error={pages.error} retry={() => void pages.refetch()} />
      ) : !pages.data ? (
        <Loading lines={10} />
      ) : companies.length === 0 ? (
        <Empty title={q ? 'No company matches' : 'No companies yet'}>
          {q
            ? 'Search for another part of a name or an id.'
            : 'Add «company» to your tokens to count teams as one customer.'}
        </Empty>
      ) : (
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <table className="w-full border-collapse">
            <thead className="border-b border-line">
              <tr>
                <th className={head}>Company</th>
                <th className={`${head} hidden sm:table-cell`}>Plan</th>
                <th className={`${head} text-right!`}>People</th>
                <th className={`${head} text-right!`}>Revenue</th>
                <th className={`${head} hidden text-right! lg:table-cell`}>As of</th>
              </tr>
            </thead>
            <tbody>
              {companies.map(({ id, name, companyId, plan, peopleCount, monthlyCents, revenue }) => (
                <tr key={id} className="border-b border-line last:border-0 hover:bg-raised/60">
                  <td className={cell}>
                    <Link
                      to="/projects/$projectId/companies/$companyId"
                      params={{ projectId, companyId: id }}
                      className="font-medium wrap-anywhere hover:underline"
                    >
                      {name ?? companyId}
                    </Link>
                  </td>
                  <td className={`${cell} hidden sm:table-cell`}>{plan}</td>
                  <td className={`${cell} text-right tabular-nums`}>{count(peopleCount)}</td>
                  <td
                    className={`${cell} text-right whitespace-nowrap tabular-nums`}
                    title={
                      monthlyCents === null ? 'Unknown' : `${exactMoney(monthlyCents, currency)} a month`
                    }
                  >
                    {monthlyCents === null ? (
                      <span className="text-muted">–</span>
                    ) : (
                      `${shortMoney(monthlyCents, currency)}/mo`
                    )}
                  </td>
                  <td
                    className={`${cell} hidden text-right text-muted lg:table-cell`}
                    title={revenue ? moment(revenue.at) : undefined}
                  >
                    {revenue ? ago(revenue.at) : '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <LoadMore hasMore={pages.hasNextPage} busy={pages.isFetchingNextPage} onMore={more} />
        </div>
      )}
    </Page>
  );
}
