import { Eye, EyeOff, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SecretStateDto } from '../../../contract/identity.dto';
import type { SecretDto } from '../../../contract/secret.dto';
import { Button } from '../../ui/button';
import { RevealDialog } from './reveal-dialog';
import { RevokeDialog } from './revoke-dialog';
import { RotateDialog } from './rotate-dialog';

interface SecretActionsProps {
  projectId: string;
  secret: SecretStateDto;
  /** Whether it is on the page in clear. */
  shown: boolean;
  show: (secret: SecretDto) => void;
  hide: () => void;
}

/** What an admin does with a secret that there is. */
export function SecretActions({ projectId, secret, shown, show, hide }: SecretActionsProps) {
  const [open, setOpen] = useState<'reveal' | 'rotate' | 'revoke' | null>(null);
  const dialog = (name: typeof open) => ({ projectId, open: open === name, onClose: () => setOpen(null) });
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {/* One button, so that the focus comes back to it when the dialog closes. */}
        <Button onClick={() => (shown ? hide() : setOpen('reveal'))}>
          {shown ? <EyeOff aria-hidden size={14} /> : <Eye aria-hidden size={14} />}
          {shown ? 'Hide' : 'Reveal…'}
        </Button>
        <Button onClick={() => setOpen('rotate')}>
          <RefreshCw aria-hidden size={14} /> Rotate…
        </Button>
        <Button look="danger" onClick={() => setOpen('revoke')}>
          <Trash2 aria-hidden size={14} /> Revoke…
        </Button>
      </div>
      <RevealDialog {...dialog('reveal')} show={show} />
      <RotateDialog {...dialog('rotate')} show={show} previousUntil={secret.previousUntil} />
      <RevokeDialog {...dialog('revoke')} hide={hide} />
    </>
  );
}
