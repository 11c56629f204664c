import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { meQuery } from '../api/session';
import { Card } from '../shell/card';
import { SignInForm } from '../shell/sign-in-form';

const route = getRouteApi('/sign-in');

export function SignIn() {
  const { next } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  return (
    <Card title="Sign in">
      <SignInForm
        onDone={(member) => {
          // Another member may have been here before: nothing of theirs is kept.
          client.clear();
          client.setQueryData(meQuery.queryKey, member);
          void navigate({ href: next ?? '/' });
        }}
      />
    </Card>
  );
}
