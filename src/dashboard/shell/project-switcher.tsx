import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown, Plus } from 'lucide-react';
import { projectQuery, projectsQuery } from '../api/projects';
import { Button } from '../ui/button';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../ui/menu';

export function ProjectSwitcher({ projectId }: { projectId: string }) {
  const navigate = useNavigate();
  const { data: projects } = useQuery(projectsQuery);
  const { data: current } = useQuery(projectQuery(projectId));
  return (
    <Menu
      trigger={
        <Button
          look="quiet"
          className="my-1 -ml-2 max-w-60 font-semibold"
          aria-label={`Project: ${current?.name ?? ''}`}
        >
          <span className="truncate">{current?.name ?? '…'}</span>
          <ChevronsUpDown aria-hidden size={14} className="text-muted" />
        </Button>
      }
    >
      <MenuChoice
        label="Project"
        value={projectId}
        options={projects?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(id) => void navigate({ to: '/projects/$projectId', params: { projectId: id } })}
      />
      <MenuSeparator />
      <MenuItem onSelect={() => void navigate({ to: '/projects/new' })}>
        <Plus aria-hidden size={14} /> New project
      </MenuItem>
    </Menu>
  );
}
