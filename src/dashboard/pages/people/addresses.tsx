import type { PersonDetailDto } from '../../../contract/people.dto';
import { useAddressPolicy } from '../../api/people';
import { sayError } from '../../ui/toasts';
import { Switch } from '../../ui/toggle';

interface Props {
  projectId: string;
  person: PersonDetailDto;
  canChange: boolean;
}

/** The addresses that identify a person; one that many ids share can be taken out of joining. */
export function Addresses({ projectId, person, canChange }: Props) {
  const policy = useAddressPolicy(projectId, person.id);
  if (person.addresses.length === 0) return <>{person.email ?? '–'}</>;
  return (
    <ul className="flex flex-col gap-2">
      {person.addresses.map(({ email, displayOnly, subs, alarm }) => (
        <li key={email}>
          {email}
          {alarm && (
            <p className="my-1 rounded-md bg-warning-soft px-2 py-1 text-sm">
              {subs} ids came with this address: it is probably shared, and joins people who are not the same.
            </p>
          )}
          {(alarm || displayOnly) && (
            <Switch
              label="Only show this address"
              hint="It joins nobody from then on. Nobody is split by that."
              checked={displayOnly}
              disabled={!canChange || policy.isPending}
              onChange={(on) => policy.mutate({ email, displayOnly: on }, { onError: sayError })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
