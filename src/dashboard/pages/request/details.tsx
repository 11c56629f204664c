import type { RequestDto } from '../../../contract/requests.dto';
import { isOpen, statuses } from '../../../contract/statuses';
import { Conflict, useEditRequest } from '../../api/request';
import { count, day, moment } from '../../ui/format';
import { Section } from '../../ui/page';
import { Select } from '../../ui/select';
import { StatusBadge, statusNames } from '../../ui/status';
import { say, sayError } from '../../ui/toasts';
import { ConflictNotice } from './conflict-notice';

interface Props {
  projectId: string;
  request: RequestDto;
  canEdit: boolean;
}

const options = statuses.map((status) => ({ value: status, label: statusNames[status] }));

/** Where it stands, and what members noted about it. */
export function Details({ projectId, request, canEdit }: Props) {
  const edit = useEditRequest(projectId, request.id);
  const save = (status: RequestDto['status'], from = request) =>
    edit.mutate(
      { change: { status }, from },
      {
        onError: (error) => !(error instanceof Conflict) && sayError(error),
        onSuccess: (saved) =>
          say({
            title: `Now: ${statusNames[saved.status]}`,
            undo: () => save(from.status, saved),
          }),
      },
    );
  const conflict = edit.error instanceof Conflict ? edit.error : null;
  const { status, statusAt, mergedInto, votes, effort, tags } = request;

  return (
    <Section title="Status" className="gap-3!">
      {canEdit ? (
        <Select
          label="Status"
          value={status}
          options={options}
          disabled={mergedInto !== null || edit.isPending}
          onChange={(next) => next !== status && save(next)}
        />
      ) : (
        <div>
          <StatusBadge status={status} />
        </div>
      )}
      <p className="text-sm text-muted">
        <span title={moment(statusAt)}>Since {day(statusAt)}.</span>{' '}
        {mergedInto
          ? 'It has the status of what it was merged into.'
          : !isOpen(status) && 'It takes no votes.'}
      </p>
      {conflict && (
        <ConflictNotice
          conflict={conflict}
          busy={edit.isPending}
          onTheirs={edit.reset}
          onOverwrite={() => save(conflict.mine.status ?? status, conflict.theirs)}
        />
      )}
      <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 gap-y-2 border-t border-line pt-3">
        <dt className="text-muted">Votes</dt>
        <dd className="font-medium tabular-nums">{count(votes)}</dd>
        <dt className="text-muted">Effort</dt>
        <dd className="tabular-nums">{effort ?? <span className="text-muted">Not estimated</span>}</dd>
        <dt className="text-muted">Tags</dt>
        <dd className="flex flex-wrap gap-1">
          {tags.length === 0 && <span className="text-muted">None</span>}
          {tags.map((tag) => (
            <span key={tag} className="rounded bg-raised px-1.5 text-sm wrap-anywhere">
              {tag}
            </span>
          ))}
        </dd>
      </dl>
    </Section>
  );
}
