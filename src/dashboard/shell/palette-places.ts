import {
  Building2,
  Fingerprint,
  ListOrdered,
  PanelBottom,
  Scale,
  Settings,
  Timer,
  Users,
} from 'lucide-react';

/** The pages of a project. */
export const palettePlaces = [
  { to: '/projects/$projectId', label: 'Backlog', icon: ListOrdered },
  { to: '/projects/$projectId/people', label: 'People', icon: Users },
  { to: '/projects/$projectId/companies', label: 'Companies', icon: Building2 },
  { to: '/projects/$projectId/settings', label: 'Settings', icon: Settings },
  { to: '/projects/$projectId/settings/identity', label: 'Settings: Identity', icon: Fingerprint },
  { to: '/projects/$projectId/settings/ranking', label: 'Settings: Ranking', icon: Scale },
  { to: '/projects/$projectId/settings/widget', label: 'Settings: Widget', icon: PanelBottom },
  { to: '/projects/$projectId/settings/jobs', label: 'Settings: Jobs', icon: Timer },
] as const;
