import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { Fingerprint, ListRestart, MessageSquareText, Scale, SlidersHorizontal } from 'lucide-react';
import { atLeast } from '../../../contract/roles';
import { projectQuery } from '../../api/projects';

const route = getRouteApi('/member/projects/$projectId');

const tabs = [
  { to: '/projects/$projectId/settings', label: 'General', icon: SlidersHorizontal, needs: 'viewer' },
  { to: '/projects/$projectId/settings/identity', label: 'Identity', icon: Fingerprint, needs: 'viewer' },
  { to: '/projects/$projectId/settings/ranking', label: 'Ranking', icon: Scale, needs: 'viewer' },
  { to: '/projects/$projectId/settings/widget', label: 'Widget', icon: MessageSquareText, needs: 'viewer' },
  { to: '/projects/$projectId/settings/jobs', label: 'Jobs', icon: ListRestart, needs: 'admin' },
] as const;

/** The settings' pages and the way between them: at the side where there is room, else above. */
export function SettingsLayout() {
  const { projectId } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  return (
    <div className="mx-auto flex w-full max-w-7xl flex-col lg:flex-row">
      <nav
        aria-label="Settings"
        className="flex shrink-0 gap-1 overflow-x-auto border-b border-line px-3 py-2 lg:sticky lg:top-(--header,0px) lg:h-fit lg:w-48 lg:flex-col lg:border-0 lg:py-8 lg:pr-0 lg:pl-6"
      >
        {tabs
          .filter(({ needs }) => atLeast(project.role, needs))
          .map(({ to, label, icon: Icon }) => (
            <Link
              key={to}
              to={to}
              params={{ projectId }}
              activeOptions={{ exact: true }}
              className="flex min-h-9 shrink-0 items-center gap-2 rounded-md px-2 text-muted sm:px-2.5 hover:bg-raised hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:min-h-11"
            >
              <Icon aria-hidden size={15} className="hidden sm:block" />
              {label}
            </Link>
          ))}
      </nav>
      <div className="min-w-0 flex-1">
        <Outlet key={projectId} />
      </div>
    </div>
  );
}
