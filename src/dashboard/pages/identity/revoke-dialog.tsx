import { useRevokeSecret } from '../../api/identity';
import { Confirm } from '../../ui/confirm';

interface RevokeDialogProps {
  projectId: string;
  open: boolean;
  onClose: () => void;
  /** Takes the secret off the page, where it is shown. */
  hide: () => void;
}

export function RevokeDialog({ projectId, open, onClose, hide }: RevokeDialogProps) {
  const revoke = useRevokeSecret(projectId);
  const confirm = () => {
    hide();
    revoke.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title="Revoke the signing secret?"
      action="Revoke secret"
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={confirm}
    >
      <p>
        Every token is refused from this moment, also those of a secret in its grace: everybody is anonymous.
      </p>
      <p>
        The secret cannot be brought back. To identify people again, generate a new one and set it on your
        server. People, votes and revenue stay as they are.
      </p>
    </Confirm>
  );
}
