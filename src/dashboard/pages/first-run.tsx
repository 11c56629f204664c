import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { firstRunQuery, useFirstRun } from '../api/session';
import { Card } from '../shell/card';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Form } from '../ui/form';
import { asApiError } from '../ui/form-error';
import { Notice } from '../ui/notice';

const route = getRouteApi('/first-run');

/** The first owner, by the link that the start of the server printed. */
export function FirstRun() {
  const { token } = route.useSearch();
  const { data } = useQuery(firstRunQuery);
  if (data?.needed === false) return <Navigate to="/sign-in" />;
  if (token === undefined) {
    return (
      <Card title="Almost there">
        <p className="text-muted">
          Open the link that the server printed when it started. It ends in <code>/first-run?token=…</code>{' '}
          and makes sure that only the operator becomes the owner.
        </p>
      </Card>
    );
  }
  return <OwnerForm token={token} />;
}

function OwnerForm({ token }: { token: string }) {
  const navigate = useNavigate();
  const firstRun = useFirstRun();
  const [owner, setOwner] = useState({ name: '', email: '', password: '' });
  const error = asApiError(firstRun.error);
  const field = (name: keyof typeof owner) => ({
    value: owner[name],
    error: error?.field(name),
    onChange: (event: { target: { value: string } }) => setOwner({ ...owner, [name]: event.target.value }),
  });

  const submit = () => {
    const { name, ...rest } = owner;
    const body = { token, ...rest, ...(name.trim() !== '' && { name }) };
    firstRun.mutate(body, { onSuccess: () => void navigate({ to: '/' }) });
  };

  return (
    <Card title="Create the owner">
      <Form error={firstRun.error} onSubmit={submit} className="gap-4!">
        <TextField label="Name" autoComplete="name" autoFocus {...field('name')} />
        <TextField label="E-mail" type="email" autoComplete="username" required {...field('email')} />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          required
          minLength={10}
          hint="At least 10 characters."
          {...field('password')}
        />
        {error && error.fields.length === 0 && (
          <Notice tone="negative" role="alert">
            {error.message}
          </Notice>
        )}
        <Button type="submit" look="primary" busy={firstRun.isPending}>
          Create owner
        </Button>
      </Form>
    </Card>
  );
}
