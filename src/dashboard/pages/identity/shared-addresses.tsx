import { Link } from '@tanstack/react-router';
import { count } from '../../ui/format';
import { Notice } from '../../ui/notice';

/** The alarm about addresses that are probably a team's: all who use them are one person here. */
export function SharedAddresses({ projectId, addresses }: { projectId: string; addresses: number }) {
  return (
    <Notice tone="warning" role="status">
      {addresses === 1 ? 'An e-mail address came' : `${count(addresses)} e-mail addresses came`} with ten ids
      or more: a shared mailbox, probably, whose users are one person here. Look for it among the{' '}
      <Link to="/projects/$projectId/people" params={{ projectId }} className="text-accent underline">
        people
      </Link>{' '}
      and set the address to display only.
    </Notice>
  );
}
