import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCreateProject } from '../../api/projects';
import { Button } from '../../ui/button';
import { Choice, type ChoiceOption } from '../../ui/choice';
import { TextField } from '../../ui/field';
import { Form } from '../../ui/form';
import { asApiError } from '../../ui/form-error';
import { Notice } from '../../ui/notice';

type Start = 'empty' | 'sample';

const starts: ChoiceOption<Start>[] = [
  { value: 'empty', label: 'Start empty', hint: 'Connect your product next; its users bring the requests.' },
  {
    value: 'sample',
    label: 'Explore with sample data',
    hint: 'About 300 requests, 2,000 people and 150 companies, made up. One click removes them.',
  },
];

/** The form that creates a project. Where it is to hold sample data, `onSample` goes on with its id. */
export function NewProject({ onSample }: { onSample: (projectId: string) => void }) {
  const navigate = useNavigate();
  const create = useCreateProject();
  const [name, setName] = useState('');
  const [start, setStart] = useState<Start>('empty');
  const error = asApiError(create.error);
  // The project's page may still be loading: another press must not create a second project.
  const isDone = create.isSuccess;

  const submit = () => {
    if (isDone) return;
    create.mutate(name, {
      onSuccess: ({ id }) =>
        start === 'sample'
          ? onSample(id)
          : void navigate({ to: '/projects/$projectId', params: { projectId: id } }),
    });
  };

  return (
    <Form error={create.error} onSubmit={submit} className="gap-5!">
      <TextField
        label="Name"
        hint="What your users know: a product, or a part of one."
        required
        autoFocus
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={error?.field('name')}
      />
      <Choice label="How to start" columns={2} value={start} options={starts} onChange={setStart} />
      {error && error.fields.length === 0 && (
        <Notice tone="negative" role="alert">
          {error.message}
        </Notice>
      )}
      <Button type="submit" look="primary" busy={isDone || create.isPending}>
        Create project
      </Button>
    </Form>
  );
}
