import type { ChangeIdentityDto, IdentityDto, SetUpStepDto } from '../../../contract/identity.dto';
import { useChangeIdentity } from '../../api/identity';
import { EmbedStep } from './embed-step';
import { MintStep } from './mint-step';
import { QuestionsStep } from './questions-step';
import { SecretStep } from './secret-step';
import { StackStep } from './stack-step';

interface SetUpProps {
  projectId: string;
  identity: IdentityDto;
  mayChange: boolean;
}

/** Two questions, and the four steps to the first verified vote. */
export function SetUp({ projectId, identity, mayChange }: SetUpProps) {
  const answer = useChangeIdentity(projectId);
  const choice = useChangeIdentity(projectId);
  const stack = (choice.isPending && choice.variables.stack) || identity.stack;
  const state = (step: SetUpStepDto['step']) => identity.steps.find((one) => one.step === step)!;
  // An answer is shown at once; the server's word replaces it.
  const pending: ChangeIdentityDto = answer.isPending ? answer.variables : {};
  return (
    <div className="flex flex-col gap-6">
      <QuestionsStep
        setUp={{ ...identity.setUp, ...pending.setUp }}
        policy={{ ...identity.policy, ...(pending.mergeByEmail && { mergeByEmail: pending.mergeByEmail }) }}
        onAnswer={answer.mutate}
        error={answer.error}
        disabled={!mayChange}
      />
      <ol className="flex flex-col gap-6">
        <StackStep
          state={state('stack')}
          stack={stack}
          onChoose={(chosen) => choice.mutate({ stack: chosen })}
          error={choice.error}
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
    </div>
  );
}
