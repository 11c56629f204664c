import { useQueryClient } from '@tanstack/react-query';
import type { IdentityPolicyDto } from '../../../contract/identity.dto';
import { identityQuery, useChangeIdentity } from '../../api/identity';
import { useDraft } from '../../ui/draft';
import { useHeldSave } from '../../ui/held-save';
import { Form } from '../../ui/form';
import { asApiError } from '../../ui/form-error';
import { SaveBar } from '../../ui/save-bar';
import { say } from '../../ui/toasts';
import { PeoplePolicy } from './people-policy';
import { toChange, toForm } from './policy-form';
import { TokenPolicy } from './token-policy';

interface PolicyProps {
  projectId: string;
  policy: IdentityPolicyDto;
  audience: string;
  disabled: boolean;
}

export function Policy({ projectId, policy, audience, disabled }: PolicyProps) {
  const draft = useDraft(toForm(policy));
  const client = useQueryClient();
  const holding = useHeldSave(draft, async () =>
    toForm((await client.fetchQuery({ ...identityQuery(projectId), staleTime: 0 })).policy),
  );
  const change = useChangeIdentity(projectId);
  const error = asApiError(change.error);
  const save = async () => {
    const sent = draft.changed;
    if (!(await holding.mayGo())) return;
    change.mutate(toChange(sent), {
      onSuccess: () => {
        draft.settle(sent);
        say({ title: 'Policy saved' });
      },
    });
  };
  const discard = () => {
    draft.reset();
    holding.release();
    change.reset();
  };
  const parts = { draft, error, disabled };
  return (
    <Form error={change.error} onSubmit={() => void save()}>
      <TokenPolicy audience={audience} {...parts} />
      <PeoplePolicy {...parts} />
      <SaveBar
        dirty={draft.dirty}
        busy={holding.asking || change.isPending}
        error={error}
        held={holding.held}
        onDiscard={discard}
      />
    </Form>
  );
}
