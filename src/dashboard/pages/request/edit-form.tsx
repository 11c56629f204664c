import { useState } from 'react';
import type { RequestDto } from '../../../contract/requests.dto';
import { Conflict, useEditRequest, type Content } from '../../api/request';
import { Button } from '../../ui/button';
import { useDraft } from '../../ui/draft';
import { TextAreaField, TextField } from '../../ui/field';
import { Form } from '../../ui/form';
import { asApiError } from '../../ui/form-error';
import { LeaveGuard } from '../../ui/save-bar';
import { say } from '../../ui/toasts';
import { ConflictNotice } from './conflict-notice';
import { TagsField } from './tags-field';

interface Props {
  projectId: string;
  request: RequestDto;
  onClose: () => void;
}

const editable = ({ title, body, tags, effort }: RequestDto): Omit<Content, 'status'> => ({
  title,
  body,
  tags,
  effort,
});

/** Changes a request in its place. What others save meanwhile is told when this is saved. */
export function EditForm({ projectId, request, onClose }: Props) {
  const [base, setBase] = useState(request);
  const draft = useDraft(editable(base));
  const edit = useEditRequest(projectId, request.id);
  const conflict = edit.error instanceof Conflict ? edit.error : null;
  const error = conflict ? null : asApiError(edit.error);
  const { title, body, tags, effort } = draft.values;

  const save = (from: RequestDto) => {
    if (!draft.dirty) return onClose();
    edit.mutate(
      { change: draft.changed, from },
      { onSuccess: () => (say({ title: 'Request saved' }), onClose()) },
    );
  };
  const takeTheirs = ({ theirs, fields }: Conflict) => {
    for (const field of fields) if (field !== 'status') draft.set(field, theirs[field]);
    setBase(theirs);
    edit.reset();
  };

  return (
    <section aria-label="Edit" className="min-w-0 rounded-lg border border-line bg-surface px-4 py-4 sm:px-5">
      <Form error={error} onSubmit={() => save(base)} className="gap-4!">
        <TextField
          label="Title"
          autoFocus
          value={title}
          error={error?.field('title')}
          onChange={({ target }) => draft.set('title', target.value)}
        />
        <TextAreaField
          label="Text"
          hint="Markdown. What is wanted, and why."
          rows={10}
          value={body}
          error={error?.field('body')}
          onChange={({ target }) => draft.set('body', target.value)}
        />
        <TagsField
          projectId={projectId}
          tags={tags}
          error={error?.field('tags')}
          onChange={(next) => draft.set('tags', next)}
        />
        <TextField
          label="Effort"
          type="number"
          short
          min={1}
          max={100}
          hint="1 is small, 100 is huge; empty while nobody has estimated it."
          value={effort ?? ''}
          error={error?.field('effort')}
          onChange={({ target }) => draft.set('effort', target.value === '' ? null : Number(target.value))}
        />
        {error && error.fields.length === 0 && (
          <p role="alert" className="text-sm text-negative">
            {error.message}
          </p>
        )}
        {conflict && (
          <ConflictNotice
            conflict={conflict}
            busy={edit.isPending}
            onTheirs={() => takeTheirs(conflict)}
            onOverwrite={() => save(conflict.theirs)}
          />
        )}
        <div className="flex justify-end gap-2">
          <Button disabled={edit.isPending} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" busy={edit.isPending}>
            Save
          </Button>
        </div>
      </Form>
      <LeaveGuard dirty={draft.dirty} />
    </section>
  );
}
