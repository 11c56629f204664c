import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { MessageSquareText } from 'lucide-react';
import { foundRequestsQuery } from '../api/backlog';
import { useDebounced } from '../ui/use-debounced';
import type { CommandGroup } from './palette-commands';

const ENOUGH_TO_SEARCH = 2;

interface Found {
  groups: CommandGroup[];
  searching: boolean;
  error: Error | null;
}

/** The best requests that say what was typed, as the server finds them. */
export function useFoundRequests(projectId: string, typed: string): Found {
  const navigate = useNavigate();
  const q = useDebounced(typed);
  const { data, error } = useQuery({
    ...foundRequestsQuery(projectId, q),
    enabled: q.length >= ENOUGH_TO_SEARCH,
  });
  if (typed.length < ENOUGH_TO_SEARCH) return { groups: [], searching: false, error: null };
  const commands = (data?.items ?? []).map(({ id, title, status }) => ({
    id: `request ${id}`,
    label: title,
    icon: MessageSquareText,
    status,
    run: () =>
      void navigate({
        to: '/projects/$projectId/requests/$requestId',
        params: { projectId, requestId: id },
      }),
  }));
  return {
    groups: commands.length > 0 ? [{ heading: 'Requests', commands }] : [],
    searching: error === null && (q !== typed || data === undefined),
    error,
  };
}
