import { Link } from '@tanstack/react-router';
import type { RequestDto, RequestLinkDto } from '../../../contract/requests.dto';
import { useUnmergeRequests } from '../../api/requests';
import { Button } from '../../ui/button';
import { Section } from '../../ui/page';
import { say, sayError } from '../../ui/toasts';

interface Props {
  projectId: string;
  request: RequestDto;
  canEdit: boolean;
}

/** What was merged into the request, and the way back. */
export function Duplicates({ projectId, request, canEdit }: Props) {
  const unmerge = useUnmergeRequests(projectId);
  const split = ({ id, title }: RequestLinkDto) =>
    unmerge.mutate([id], { onError: sayError, onSuccess: () => say({ title: `«${title}» is apart again` }) });
  return (
    <Section title="Merged into this" description="Their votes count here." className="gap-2!">
      <ul className="flex flex-col divide-y divide-line">
        {request.duplicates.map((duplicate) => (
          <li key={duplicate.id} className="flex items-center gap-2 py-2">
            <Link
              to="/projects/$projectId/requests/$requestId"
              params={{ projectId, requestId: duplicate.id }}
              className="min-w-0 flex-1 wrap-anywhere hover:underline"
            >
              {duplicate.title}
            </Link>
            {canEdit && (
              <Button
                aria-label={`Unmerge «${duplicate.title}»`}
                busy={unmerge.isPending && unmerge.variables.includes(duplicate.id)}
                onClick={() => split(duplicate)}
              >
                Unmerge
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
