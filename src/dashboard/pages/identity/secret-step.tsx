import type { IdentityDto, SetUpStepDto } from '../../../contract/identity.dto';
import { moment } from '../../ui/format';
import { Grace } from './grace';
import { NoSecret } from './no-secret';
import { SecretActions } from './secret-actions';
import { SecretInClear } from './secret-in-clear';
import { SecretLine } from './secret-line';
import { Step } from './step';
import { useShownSecret } from './use-shown-secret';

interface SecretStepProps {
  projectId: string;
  state: SetUpStepDto;
  secret: IdentityDto['secret'];
  mayChange: boolean;
}

export function SecretStep({ projectId, state, secret, mayChange }: SecretStepProps) {
  const { secret: shown, show, hide } = useShownSecret();
  // Somebody else may have rotated it meanwhile: then what is shown would be the wrong one to copy.
  const current = shown !== null && shown.version >= (secret?.version ?? 0);
  return (
    <Step
      number={2}
      state={state}
      description="Your server signs tokens with it. Anybody who has it can pose as any of your users here: keep it in the server’s environment, never in a page or a repository."
      summary={secret && `Generated on ${moment(secret.createdAt)}; it ends in ${secret.hint.slice(-4)}.`}
    >
      {current && <SecretInClear key={shown.version} secret={shown.secret} />}
      {!current && secret && (
        <SecretLine
          label="Environment variable"
          text={`REQIO_SECRET=${secret.hint}`}
          note={`Generated on ${moment(secret.createdAt)}.`}
        />
      )}
      {!current && !secret && <NoSecret projectId={projectId} show={show} mayChange={mayChange} />}
      {secret?.previousUntil && (
        <Grace projectId={projectId} until={secret.previousUntil} mayChange={mayChange} />
      )}
      {secret && mayChange && (
        <SecretActions projectId={projectId} secret={secret} shown={current} show={show} hide={hide} />
      )}
    </Step>
  );
}
