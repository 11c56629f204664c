import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { backlogPages } from './api/backlog';
import { ApiError } from './api/client';
import { projectQuery, projectsQuery } from './api/projects';
import { firstRunQuery, meQuery } from './api/session';
import { backlogQuery, validateBacklogSearch } from './pages/backlog/search';
import { NotFound, RouteFailed } from './shell/route-states';
import { page } from './ui/later';
import { Loading } from './ui/states';

interface Context {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({
    // Only a path of our own: a full address would send a member to somebody else's page.
    next: typeof search.next === 'string' && /^\/(?!\/)/.test(search.next) ? search.next : undefined,
  }),
  component: page(async () => (await import('./pages/sign-in')).SignIn),
});

const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/first-run',
  validateSearch: (search: Record<string, unknown>): { token?: string } => ({
    token: typeof search.token === 'string' ? search.token : undefined,
  }),
  component: page(async () => (await import('./pages/first-run')).FirstRun),
});

/** Everything below wants a member; without one, the first-run page or the sign-in page comes first. */
const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'auth.required') throw error;
      const { needed } = await queryClient.fetchQuery(firstRunQuery);
      throw redirect(needed ? { to: '/first-run' } : { to: '/sign-in', search: { next: location.href } });
    }
  },
  component: Outlet,
});

const home = createRoute({
  getParentRoute: () => member,
  path: '/',
  loader: async ({ context: { queryClient } }) => {
    const { items } = await queryClient.ensureQueryData(projectsQuery);
    if (items[0]) throw redirect({ to: '/projects/$projectId', params: { projectId: items[0].id } });
  },
  component: page(async () => (await import('./pages/welcome')).Welcome),
});

const newProject = createRoute({
  getParentRoute: () => member,
  path: '/projects/new',
  component: page(async () => (await import('./pages/welcome')).Welcome),
});

const Shell = page(async () => (await import('./shell/shell')).Shell);
const Backlog = page(async () => (await import('./pages/backlog/backlog')).Backlog);

const project = createRoute({
  getParentRoute: () => member,
  path: '/projects/$projectId',
  loader: ({ context: { queryClient }, params }) =>
    queryClient.ensureQueryData(projectQuery(params.projectId)),
  component: Shell,
});

const backlog = createRoute({
  getParentRoute: () => project,
  path: '/',
  validateSearch: validateBacklogSearch,
  component: Backlog,
});

const request = createRoute({
  getParentRoute: () => project,
  path: '/requests/$requestId',
  component: page(async () => (await import('./pages/request/request')).RequestPage),
});

const people = createRoute({
  getParentRoute: () => project,
  path: '/people',
  validateSearch: (search: Record<string, unknown>): { q?: string } => ({
    q: typeof search.q === 'string' && search.q !== '' ? search.q : undefined,
  }),
  component: page(async () => (await import('./pages/people/people')).People),
});

const person = createRoute({
  getParentRoute: () => project,
  path: '/people/$personId',
  component: page(async () => (await import('./pages/people/person')).PersonPage),
});

const companies = createRoute({
  getParentRoute: () => project,
  path: '/companies',
  validateSearch: (search: Record<string, unknown>): { q?: string } => ({
    q: typeof search.q === 'string' && search.q !== '' ? search.q : undefined,
  }),
  component: page(async () => (await import('./pages/people/companies')).Companies),
});

const company = createRoute({
  getParentRoute: () => project,
  path: '/companies/$companyId',
  component: page(async () => (await import('./pages/people/company')).CompanyPage),
});

const settings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  component: page(async () => (await import('./pages/settings/layout')).SettingsLayout),
});

const settingsPages = [
  createRoute({
    getParentRoute: () => settings,
    path: '/',
    component: page(async () => (await import('./pages/settings/general')).General),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/identity',
    component: page(async () => (await import('./pages/identity/identity')).IdentityPage),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/ranking',
    component: page(async () => (await import('./pages/settings/ranking')).RankingSettings),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/widget',
    component: page(async () => (await import('./pages/settings/widget')).WidgetSettings),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/jobs',
    component: page(async () => (await import('./pages/settings/jobs')).Jobs),
  }),
] as const;

const routeTree = root.addChildren([
  signIn,
  firstRun,
  member.addChildren([
    home,
    newProject,
    project.addChildren([
      backlog,
      request,
      people,
      person,
      companies,
      company,
      settings.addChildren([...settingsPages]),
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: RouteFailed,
    defaultPendingComponent: () => <Loading />,
    scrollRestoration: true,
  });
  headStart(queryClient, router.options.parseSearch(location.search));
  return router;
}

/**
 * Where the page begins with a backlog, its scripts and its first rows are on their way while it is still being asked
 * who is looking: one after the other they would take three times as long.
 */
function headStart(client: QueryClient, search: Record<string, unknown>): void {
  const projectId = /^\/projects\/(\w+)\/?$/.exec(location.pathname)?.[1];
  if (projectId === undefined || projectId === 'new') return;
  void Promise.all([Shell.preload(), Backlog.preload()]);
  void client.prefetchQuery(meQuery);
  void client.prefetchQuery(projectQuery(projectId));
  void client.prefetchInfiniteQuery(
    backlogPages(projectId, backlogQuery(validateBacklogSearch(search)).toString()),
  );
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
