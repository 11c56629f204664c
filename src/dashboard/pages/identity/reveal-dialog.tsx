import { useState } from 'react';
import type { SecretDto } from '../../../contract/secret.dto';
import { useRevealSecret } from '../../api/identity';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Form } from '../../ui/form';
import { asApiError } from '../../ui/form-error';

interface RevealDialogProps {
  projectId: string;
  open: boolean;
  onClose: () => void;
  show: (secret: SecretDto) => void;
}

export function RevealDialog({ open, onClose, ...rest }: RevealDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Reveal the signing secret"
      description="Your password, because somebody else may have walked up to this browser. The audit log keeps who looked."
    >
      <PasswordForm onDone={onClose} {...rest} />
    </Dialog>
  );
}

/** Lives only while the dialog is open, and the password with it. */
function PasswordForm({
  projectId,
  show,
  onDone,
}: Omit<RevealDialogProps, 'open' | 'onClose'> & { onDone: () => void }) {
  const [password, setPassword] = useState('');
  const reveal = useRevealSecret(projectId, show);
  const error = asApiError(reveal.error);
  return (
    <Form error={reveal.error} onSubmit={() => reveal.mutate(password, { onSuccess: onDone })}>
      <TextField
        label="Your password"
        type="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={error ? (error.field('password') ?? error.message) : undefined}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" look="primary" busy={reveal.isPending} disabled={password === ''}>
          Reveal
        </Button>
      </div>
    </Form>
  );
}
