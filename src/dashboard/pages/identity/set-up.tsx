import type { IdentityDto, SetUpStepDto } from '../../../contract/identity.dto';
import { useChangeIdentity } from '../../api/identity';
import { EmbedStep } from './embed-step';
import { MintStep } from './mint-step';
import { SecretStep } from './secret-step';
import { StackStep } from './stack-step';

interface SetUpProps {
  projectId: string;
  identity: IdentityDto;
  mayChange: boolean;
}

/** The four steps to the first verified vote. */
export function SetUp({ projectId, identity, mayChange }: SetUpProps) {
  const change = useChangeIdentity(projectId);
  const stack = (change.isPending && change.variables.stack) || identity.stack;
  const state = (step: SetUpStepDto['step']) => identity.steps.find((one) => one.step === step)!;
  return (
    <ol className="flex flex-col gap-6">
      <StackStep
        state={state('stack')}
        stack={stack}
        onChoose={(chosen) => change.mutate({ stack: chosen })}
        error={change.error}
        disabled={!mayChange}
      />
      <SecretStep
        projectId={projectId}
        state={state('secret')}
        secret={identity.secret}
        mayChange={mayChange}
      />
      <MintStep projectId={projectId} state={state('token')} stack={stack} />
      <EmbedStep projectId={projectId} state={state('widget')} stack={stack} />
    </ol>
  );
}
