import type { Conflict, Content } from '../../api/request';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { statusNames } from '../../ui/status';
import { fieldNames } from './words';

interface Props {
  conflict: Conflict;
  busy: boolean;
  onTheirs: () => void;
  onOverwrite: () => void;
}

function read(field: keyof Content, content: Partial<Content>): string {
  const value = content[field];
  if (field === 'status') return statusNames[value as Content['status']];
  if (Array.isArray(value)) return value.join(', ') || 'none';
  return value === null || value === '' || value === undefined ? 'nothing' : String(value);
}

/** Two people changed the same: both versions side by side, and which one is to hold. */
export function ConflictNotice({ conflict: { theirs, mine, fields }, busy, onTheirs, onOverwrite }: Props) {
  return (
    <Notice tone="warning" role="alert">
      <p className="font-medium">Somebody else changed this meanwhile. Nothing of yours is saved yet.</p>
      <dl className="my-2 flex flex-col gap-2">
        {fields.map((field) => (
          <div key={field}>
            <dt className="font-medium">{fieldNames[field]}</dt>
            <dd className="max-h-40 overflow-y-auto text-sm whitespace-pre-wrap">
              Theirs: {read(field, theirs)}
            </dd>
            <dd className="max-h-40 overflow-y-auto text-sm whitespace-pre-wrap">
              Yours: {read(field, mine)}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button disabled={busy} onClick={onTheirs}>
          Take theirs
        </Button>
        <Button busy={busy} onClick={onOverwrite}>
          Overwrite with mine
        </Button>
      </div>
    </Notice>
  );
}
