import { useState } from 'react';
import type { RotateSecretDto, SecretDto } from '../../../contract/secret.dto';
import { useRotateSecret } from '../../api/identity';
import { Button } from '../../ui/button';
import { Choice, type ChoiceOption } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { moment } from '../../ui/format';
import { Notice } from '../../ui/notice';

type Grace = 'none' | 'hour' | 'day';

const seconds: Record<Grace, RotateSecretDto['graceSeconds']> = { none: 0, hour: 3600, day: 86_400 };

const options: readonly ChoiceOption<Grace>[] = [
  {
    value: 'none',
    label: 'No grace',
    hint: 'Tokens signed with the present secret are refused from this moment. Until your server has the new one, your users are anonymous. Right when the secret has leaked.',
  },
  {
    value: 'hour',
    label: '1 hour',
    hint: 'Both secrets verify for an hour: time to set the new one on your server without anybody noticing.',
  },
  {
    value: 'day',
    label: '24 hours',
    hint: 'Both verify for a day. Whoever has the present secret can use it as long.',
  },
];

interface RotateDialogProps {
  projectId: string;
  open: boolean;
  onClose: () => void;
  show: (secret: SecretDto) => void;
  /** Until when an even older secret is good; it ends with this rotation. */
  previousUntil: string | null;
}

export function RotateDialog({ open, onClose, ...rest }: RotateDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Rotate the signing secret"
      description="A new secret is made and shown once. How long does the present one stay good?"
    >
      <GraceForm onDone={onClose} {...rest} />
    </Dialog>
  );
}

function GraceForm({
  projectId,
  show,
  previousUntil,
  onDone,
}: Omit<RotateDialogProps, 'open' | 'onClose'> & { onDone: () => void }) {
  const [grace, setGrace] = useState<Grace>('none');
  const rotate = useRotateSecret(projectId, show);
  return (
    <Form
      error={rotate.error}
      className="gap-4!"
      onSubmit={() => rotate.mutate(seconds[grace], { onSuccess: onDone })}
    >
      <Choice label="Grace" value={grace} options={options} onChange={setGrace} />
      {previousUntil !== null && (
        <Notice tone="warning">
          The secret before the present one would be good until {moment(previousUntil)}. It ends now, whatever
          you choose.
        </Notice>
      )}
      {rotate.error && (
        <Notice tone="negative" role="alert">
          {rotate.error.message}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" look="primary" busy={rotate.isPending}>
          Rotate secret
        </Button>
      </div>
    </Form>
  );
}
