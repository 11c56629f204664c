import type { PersonMergeDto } from '../../../contract/people.dto';
import { useUndoMerge } from '../../api/people';
import { Button } from '../../ui/button';
import { moment } from '../../ui/format';
import { Section } from '../../ui/page';
import { say, sayError } from '../../ui/toasts';

interface Props {
  projectId: string;
  merges: PersonMergeDto[];
  canUndo: boolean;
}

const why: Record<PersonMergeDto['cause'], string> = {
  address: 'One token named the id of one and the address of the other',
  visitor: 'One browser served both: what was done before sign-in came along',
};

/** What the person is made of. The latest merge is undone first, and what joined the two never joins them again. */
export function Merges({ projectId, merges, canUndo }: Props) {
  const undo = useUndoMerge(projectId);
  if (merges.length === 0) return null;
  const latest = merges.find(({ undone }) => !undone)?.id;
  const split = (id: string) =>
    undo.mutate(id, {
      onError: sayError,
      onSuccess: () => say({ title: 'The merge is undone', description: 'They are two people again.' }),
    });
  return (
    <Section
      title="Merges"
      description="The latest is undone first. What joined the two then never joins them again."
    >
      <ul className="flex flex-col divide-y divide-line">
        {merges.map(({ id, at, cause, loserId, revenueDiffers, undone, undoneAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-48 flex-1">
              {why[cause]}
              <span className="block text-sm text-muted">
                {moment(at)} · person {loserId}
                {undone && undoneAt && ` · undone ${moment(undoneAt)}`}
              </span>
              {revenueDiffers && !undone && (
                <span className="mt-1 inline-block rounded bg-warning-soft px-2 text-sm">
                  They were billed different amounts
                </span>
              )}
            </span>
            {canUndo && id === latest && (
              <Button busy={undo.isPending} onClick={() => split(id)}>
                Undo
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
