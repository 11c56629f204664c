import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { PersonDetailDto } from '../../../contract/people.dto';
import { useErasePerson } from '../../api/people';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { count } from '../../ui/format';
import { Section } from '../../ui/page';
import { say, sayError } from '../../ui/toasts';

/** For a person's right to be forgotten; the one thing here that cannot be undone, so it asks first. */
export function ErasePerson({ projectId, person }: { projectId: string; person: PersonDetailDto }) {
  const navigate = useNavigate();
  const erase = useErasePerson(projectId, person.id);
  const [asking, setAsking] = useState(false);
  const go = () =>
    erase.mutate(undefined, {
      onError: sayError,
      onSuccess: () => {
        void navigate({ to: '/projects/$projectId/people', params: { projectId } });
        say({ title: 'The person is erased' });
      },
    });
  return (
    <Section
      tone="danger"
      title="Erase this person"
      description="Removes name, addresses, ids and votes for good. Requests it submitted stay, without an author."
      actions={
        <Button look="danger" onClick={() => setAsking(true)}>
          Erase …
        </Button>
      }
    >
      <Dialog open={asking} onClose={() => setAsking(false)} title="Erase this person?">
        <p>
          {count(person.votes.length)} votes, {count(person.subs.length + person.addresses.length)} ids and
          addresses and {count(person.merges.length)} merges are removed. This cannot be undone.
        </p>
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>Keep</Button>
          <Button look="danger" busy={erase.isPending} onClick={go}>
            Erase for good
          </Button>
        </div>
      </Dialog>
    </Section>
  );
}
