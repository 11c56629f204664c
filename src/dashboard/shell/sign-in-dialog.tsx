import { useQueryClient } from '@tanstack/react-query';
import type { MemberDto } from '../../contract/auth.dto';
import { meQuery } from '../api/session';
import { Dialog } from '../ui/dialog';
import { SignInForm } from './sign-in-form';

/** The same member signs in; somebody else starts from the beginning. */
export function SignInDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const done = (member: MemberDto) => {
    const before = client.getQueryData(meQuery.queryKey);
    // Somebody else's page must not stay open under a new name.
    if (before && before.id !== member.id) return location.assign('/');
    onClose();
    client.setQueryData(meQuery.queryKey, member);
    void client.invalidateQueries();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Sign in again"
      description="Your session has ended. What you typed is still here."
    >
      <SignInForm known={client.getQueryData(meQuery.queryKey)?.email} onDone={done} />
    </Dialog>
  );
}
