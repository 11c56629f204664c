import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { Building2, ListOrdered, Settings, Users } from 'lucide-react';
import { ApiError } from '../api/client';
import { projectQuery } from '../api/projects';
import { AccountMenu } from './account-menu';
import { PageAnnouncer } from './page-announcer';
import { Palette } from './palette';
import { ProjectSwitcher } from './project-switcher';
import { ProjectGone } from './project-gone';
import { InShell } from './route-states';
import { SampleBanner } from './sample-banner';
import { useHeaderHeight } from './use-header-height';

const route = getRouteApi('/member/projects/$projectId');

const places = [
  { to: '/projects/$projectId', label: 'Backlog', icon: ListOrdered, exact: true },
  { to: '/projects/$projectId/people', label: 'People', icon: Users, exact: false },
  { to: '/projects/$projectId/companies', label: 'Companies', icon: Building2, exact: false },
  { to: '/projects/$projectId/settings', label: 'Settings', icon: Settings, exact: false },
] as const;

/** The frame around every page of a project. */
export function Shell() {
  const { projectId } = route.useParams();
  const header = useHeaderHeight();
  const { error } = useQuery(projectQuery(projectId));
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:z-50 focus:bg-surface focus:p-3"
      >
        Skip to content
      </a>
      <header ref={header} className="sticky top-0 z-30 border-b border-line bg-surface">
        <div className="flex flex-wrap items-center gap-x-4 px-4">
          <ProjectSwitcher projectId={projectId} />
          <nav
            aria-label="Project"
            className="order-last flex w-full gap-1 overflow-x-auto sm:order-none sm:w-auto"
          >
            {places.map(({ to, label, icon: Icon, exact }) => (
              <Link
                key={to}
                to={to}
                params={{ projectId }}
                activeOptions={{ exact, includeSearch: false }}
                className="flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
              >
                <Icon aria-hidden size={15} className="hidden sm:block" />
                {label}
              </Link>
            ))}
          </nav>
          <div className="ml-auto flex items-center">
            <Palette projectId={projectId} />
            <AccountMenu />
          </div>
        </div>
      </header>
      {error instanceof ApiError && error.status === 404 && <ProjectGone />}
      <SampleBanner projectId={projectId} />
      <PageAnnouncer />
      <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
        <InShell value={true}>
          <Outlet />
        </InShell>
      </main>
    </div>
  );
}
