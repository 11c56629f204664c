import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { atLeast, type Role } from '../../../contract/roles';
import { sampleQuery, useLoadSample } from '../../api/sample';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/states';
import { sayError } from '../../ui/toasts';

interface Props {
  projectId: string;
  /** The member's; undefined while it is not known. */
  role: Role | undefined;
  filtered: boolean;
  onNew: () => void;
}

/** Why there is no row, and what brings some. */
export function NothingHere({ projectId, role, filtered, onNew }: Props) {
  const load = useLoadSample();
  const { data: sample } = useQuery(sampleQuery(projectId));
  if (filtered)
    return <Empty title="Nothing matches">Take a filter away, or search for something else.</Empty>;
  return (
    <Empty
      title="No requests yet"
      action={
        role !== undefined && (
          <>
            {atLeast(role, 'editor') && (
              <Button look="primary" onClick={onNew}>
                New request
              </Button>
            )}
            {atLeast(role, 'admin') && sample?.state === 'none' && (
              <Button busy={load.isPending} onClick={() => load.mutate(projectId, { onError: sayError })}>
                Explore with sample data
              </Button>
            )}
          </>
        )
      }
    >
      They come from your users through the widget, or are written down here.{' '}
      <Link
        to="/projects/$projectId/settings/identity"
        params={{ projectId }}
        className="text-accent underline"
      >
        Settings › Identity
      </Link>{' '}
      shows how to connect your product.
    </Empty>
  );
}
