import { useRemoveSample } from '../api/sample';
import { Button } from '../ui/button';
import { sayError } from '../ui/toasts';

/** One click: all that goes was made up, and it can be loaded again. */
export function RemoveSample({ projectId }: { projectId: string }) {
  const remove = useRemoveSample(projectId);
  return (
    <Button busy={remove.isPending} onClick={() => remove.mutate(undefined, { onError: sayError })}>
      Remove sample data
    </Button>
  );
}
