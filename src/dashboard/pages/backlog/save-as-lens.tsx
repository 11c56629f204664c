import { useState } from 'react';
import type { BuiltInLens } from '../../../contract/lenses';
import type { LensSpecDto } from '../../../contract/lenses.dto';
import { useSaveLens } from '../../api/lenses';
import type { WhatIfBody } from '../../api/what-if';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { asApiError } from '../../ui/form-error';
import { say } from '../../ui/toasts';

interface Props {
  projectId: string;
  body: WhatIfBody;
  /** The saved lens that the what-if starts from: the new one builds on its numbers. */
  base: LensSpecDto | undefined;
}

/** Keeps the what-if as a lens of the project. */
export function SaveAsLens({ projectId, body, base }: Props) {
  const { lens, ...changes } = body;
  const save = useSaveLens(projectId);
  const [name, setName] = useState('');
  const error = asApiError(save.error);
  const spec: LensSpecDto = {
    ...(base ?? { lens: (lens ?? 'revenue') as BuiltInLens }),
    ...changes,
    weights: { ...base?.weights, ...changes.weights },
  };
  const submit = () =>
    save.mutate(
      { name, spec },
      {
        onSuccess: (saved) => {
          say({ title: `Saved as lens «${saved.name}»` });
          setName('');
        },
      },
    );
  return (
    <form
      className="flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label="Save as lens"
        placeholder="Name"
        required
        maxLength={60}
        className="flex-1"
        value={name}
        error={error?.field('name') ?? error?.message}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" look="primary" className="mt-6" busy={save.isPending}>
        Save
      </Button>
    </form>
  );
}
