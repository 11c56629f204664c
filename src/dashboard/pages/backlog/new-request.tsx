import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useCreateRequest } from '../../api/requests';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextAreaField, TextField } from '../../ui/field';
import { asApiError } from '../../ui/form-error';

const EMPTY = { title: '', body: '', email: '', sourceLink: '' };
type Draft = typeof EMPTY;

/** What was typed in a dialog that was closed, by project: it is there when the dialog is opened again. */
const kept = new Map<string, Draft>();

/** A request that a member writes down; with an address, on behalf of the person whose it is. */
export function NewRequest({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const navigate = useNavigate();
  const create = useCreateRequest(projectId);
  const [draft, setDraft] = useState(() => kept.get(projectId) ?? EMPTY);
  const error = asApiError(create.error);
  // The dialog is closing: another press must not create a second request.
  const isDone = create.isSuccess;
  const field = (name: keyof Draft, path: string = name) => ({
    value: draft[name],
    error: error?.field(path),
    onChange: ({ target }: { target: { value: string } }) => {
      const next = { ...draft, [name]: target.value };
      setDraft(next);
      kept.set(projectId, next);
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isDone) return;
    const { title, body, email, sourceLink } = draft;
    create.mutate(
      { title, body, ...(email && { person: { email } }), ...(email && sourceLink && { sourceLink }) },
      {
        onSuccess: ({ id }) => {
          kept.delete(projectId);
          onClose();
          void navigate({
            to: '/projects/$projectId/requests/$requestId',
            params: { projectId, requestId: id },
          });
        },
      },
    );
  };

  return (
    <Dialog open onClose={onClose} title="New request">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField label="Title" required minLength={3} maxLength={200} autoFocus {...field('title')} />
        <TextAreaField label="Text" hint="Markdown. What is wanted, and why." {...field('body')} />
        <TextField
          label="On behalf of"
          type="email"
          placeholder="ada@example.com"
          hint="The address of the person who asks: their vote counts at once, and joins them when they sign in."
          {...field('email', 'person.email')}
        />
        {draft.email !== '' && (
          <TextField
            label="Link to where they asked"
            type="url"
            placeholder="https://…"
            {...field('sourceLink')}
          />
        )}
        {error && error.fields.length === 0 && (
          <p role="alert" className="text-sm text-negative">
            {error.message}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={isDone || create.isPending}>
            Create
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
