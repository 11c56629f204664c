import { KeyRound } from 'lucide-react';
import type { SecretDto } from '../../../contract/secret.dto';
import { useGenerateSecret } from '../../api/identity';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

interface NoSecretProps {
  projectId: string;
  show: (secret: SecretDto) => void;
  mayChange: boolean;
}

export function NoSecret({ projectId, show, mayChange }: NoSecretProps) {
  const generate = useGenerateSecret(projectId, show);
  if (!mayChange) return <Notice>There is no signing secret yet. Admins and owners generate it.</Notice>;
  return (
    <>
      <div>
        <Button look="primary" busy={generate.isPending} onClick={() => generate.mutate()}>
          <KeyRound aria-hidden size={14} /> Generate secret
        </Button>
      </div>
      {generate.error && (
        <Notice tone="negative" role="alert">
          {generate.error.message}
        </Notice>
      )}
    </>
  );
}
