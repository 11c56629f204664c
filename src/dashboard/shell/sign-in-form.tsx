import { useState } from 'react';
import type { MemberDto } from '../../contract/auth.dto';
import { useSignIn } from '../api/session';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Form } from '../ui/form';
import { asApiError } from '../ui/form-error';
import { Notice } from '../ui/notice';

interface SignInFormProps {
  /** The address that is known already, from the session before. */
  known?: string;
  onDone: (member: MemberDto) => void;
}

export function SignInForm({ known, onDone }: SignInFormProps) {
  const signIn = useSignIn();
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const error = asApiError(signIn.error);

  return (
    <Form
      error={signIn.error}
      onSubmit={() => signIn.mutate({ email, password }, { onSuccess: onDone })}
      className="gap-4!"
    >
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        autoFocus={known === undefined}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={error?.field('email')}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        autoFocus={known !== undefined}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={error?.field('password')}
      />
      {error && error.fields.length === 0 && (
        <Notice tone="negative" role="alert">
          {error.message}
        </Notice>
      )}
      <Button type="submit" look="primary" busy={signIn.isPending}>
        Sign in
      </Button>
    </Form>
  );
}
