import { Link } from '@tanstack/react-router';
import type { RequestDto, RequestLinkDto } from '../../../contract/requests.dto';
import { useUnmergeRequests } from '../../api/requests';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { say, sayError } from '../../ui/toasts';

interface Props {
  projectId: string;
  request: RequestDto;
  into: RequestLinkDto;
  canEdit: boolean;
}

/** Says of a duplicate where its votes count now. */
export function MergedBanner({ projectId, request, into, canEdit }: Props) {
  const unmerge = useUnmergeRequests(projectId);
  const split = () =>
    unmerge.mutate([request.id], {
      onError: sayError,
      onSuccess: () =>
        say({ title: 'The merge is undone', description: `It is apart from «${into.title}».` }),
    });
  return (
    <Notice
      action={
        canEdit && (
          <Button busy={unmerge.isPending} onClick={split}>
            Unmerge
          </Button>
        )
      }
    >
      This was merged into{' '}
      <Link
        to="/projects/$projectId/requests/$requestId"
        params={{ projectId, requestId: into.id }}
        className="font-medium text-accent underline underline-offset-2"
      >
        {into.title}
      </Link>
      : its votes count there.
    </Notice>
  );
}
