import { useState } from 'react';
import { useVoteFor } from '../../api/votes';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Form } from '../../ui/form';
import { asApiError } from '../../ui/form-error';
import { say } from '../../ui/toasts';

const DRAFT = { email: '', name: '', sourceLink: '' };

interface Props {
  projectId: string;
  requestId: string;
  open: boolean;
  onClose: () => void;
}

/** Votes for somebody who said so elsewhere. What was typed is still there when it is opened again. */
export function VoteForSomebody({ projectId, requestId, open, onClose }: Props) {
  const vote = useVoteFor(projectId, requestId);
  const [draft, setDraft] = useState(DRAFT);
  const error = asApiError(vote.error);
  const field = (name: keyof typeof DRAFT, path: string) => ({
    value: draft[name],
    error: error?.field(path),
    onChange: ({ target }: { target: { value: string } }) => setDraft({ ...draft, [name]: target.value }),
  });
  const submit = () => {
    const { email, name, sourceLink } = draft;
    vote.mutate(
      { person: { email, ...(name && { name }) }, ...(sourceLink && { sourceLink }) },
      {
        onSuccess: () => {
          say({ title: `${name || email} votes for it` });
          setDraft(DRAFT);
          onClose();
        },
      },
    );
  };

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Vote on behalf"
      description="The vote counts at once, and joins the person when they sign in."
    >
      <Form error={vote.error} onSubmit={submit} className="gap-4!">
        <TextField
          label="E-mail"
          type="email"
          autoFocus
          placeholder="ada@example.com"
          {...field('email', 'person.email')}
        />
        <TextField label="Name" hint="Optional." {...field('name', 'person.name')} />
        <TextField
          label="Link to where they said so"
          type="url"
          placeholder="https://…"
          hint="Optional, such as a ticket or a call note."
          {...field('sourceLink', 'sourceLink')}
        />
        {error && error.fields.length === 0 && (
          <p role="alert" className="text-sm text-negative">
            {error.message}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={vote.isPending}>
            Vote
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
