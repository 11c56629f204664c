import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FolderKanban, Plus, SunMoon, Telescope, type LucideIcon } from 'lucide-react';
import { builtInLenses } from '../../contract/lenses';
import { atLeast } from '../../contract/roles';
import type { Status } from '../../contract/statuses';
import { lensesQuery } from '../api/lenses';
import { projectQuery, projectsQuery } from '../api/projects';
import { lensNames } from '../ui/lens-names';
import { palettePlaces } from './palette-places';
import { rememberedTheme, type Theme } from './theme';

/** Something to go to or to do. */
export interface PaletteCommand {
  /** What tells it from all others. */
  id: string;
  label: string;
  icon: LucideIcon;
  /** For a request: where it stands. */
  status?: Status;
  run: () => void;
}

export interface CommandGroup {
  heading: string;
  commands: PaletteCommand[];
}

const themes: [Theme, string][] = [
  ['light', 'Light theme'],
  ['dark', 'Dark theme'],
  ['auto', 'Theme of the system'],
];

/** Whether every word of `typed` is somewhere in `label`. */
const says = (label: string, typed: string) =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => label.toLowerCase().includes(word));

/** What can be done from any page of a project, as far as its name says what was typed. */
export function usePaletteCommands(projectId: string, typed: string, onNew: () => void): CommandGroup[] {
  const navigate = useNavigate();
  const { data: project } = useQuery(projectQuery(projectId));
  const { data: projects } = useQuery(projectsQuery);
  const { data: saved } = useQuery(lensesQuery(projectId));
  const lenses = [
    ...builtInLenses.map((lens) => ({ id: lens, name: lensNames[lens] })),
    ...(saved?.items ?? []),
  ];
  const params = { projectId };

  const groups: CommandGroup[] = [
    {
      heading: 'Go to',
      commands: palettePlaces.map(({ to, ...place }) => ({
        ...place,
        id: to,
        run: () => void navigate({ to, params }),
      })),
    },
    {
      heading: 'Do',
      commands:
        project && atLeast(project.role, 'editor')
          ? [{ id: 'new', label: 'New request', icon: Plus, run: onNew }]
          : [],
    },
    {
      heading: 'Rank by',
      commands: lenses.map(({ id, name }) => ({
        id: `lens ${id}`,
        label: `Lens: ${name}`,
        icon: Telescope,
        run: () =>
          void navigate({
            to: '/projects/$projectId',
            params,
            search: (before) => ({ ...before, lens: id }),
          }),
      })),
    },
    {
      heading: 'Projects',
      commands: (projects?.items ?? [])
        .filter(({ id }) => id !== projectId)
        .map(({ id, name }) => ({
          id: `project ${id}`,
          label: name,
          icon: FolderKanban,
          run: () => void navigate({ to: '/projects/$projectId', params: { projectId: id } }),
        })),
    },
    {
      heading: 'Theme',
      commands: themes.map(([theme, label]) => ({
        id: `theme ${theme}`,
        label,
        icon: SunMoon,
        run: () => rememberedTheme.set(theme),
      })),
    },
  ];
  return groups
    .map(({ heading, commands }) => ({
      heading,
      commands: commands.filter(({ label }) => says(label, typed)),
    }))
    .filter(({ commands }) => commands.length > 0);
}
