import type { ReactNode } from 'react';
import type { ChangeIdentityDto, IdentityDto } from '../../../contract/identity.dto';
import { Choice } from '../../ui/choice';
import { Notice } from '../../ui/notice';
import { Disclosure } from './disclosure';
import { addressOptions, answerWords, mergeRuleFor, payerOptions } from './questions';

interface QuestionsStepProps {
  setUp: IdentityDto['setUp'];
  policy: IdentityDto['policy'];
  onAnswer: (change: ChangeIdentityDto) => void;
  /** Why an answer was not stored. */
  error: Error | null;
  disabled: boolean;
}

/** Asked first, because all the code below follows the answers. */
export function QuestionsStep({ setUp, policy, onAnswer, error, disabled }: QuestionsStepProps) {
  const { payer, confirmedAddresses } = setUp;
  const done = payer !== null && confirmedAddresses !== null;
  const differs = confirmedAddresses !== null && policy.mergeByEmail !== mergeRuleFor(confirmedAddresses);
  return (
    <Disclosure
      anchor="questions"
      title="First, two questions"
      description="The code below follows your answers, so that each customer’s revenue counts once and nobody is taken for somebody else."
      summary={done && `${answerWords.payer[payer]}, ${answerWords.addresses[confirmedAddresses]}.`}
      done={done}
    >
      <Question text="Who pays you: companies or individual users?">
        <Choice
          label="Who pays you"
          columns={2}
          value={payer}
          options={payerOptions}
          onChange={(answer) => onAnswer({ setUp: { payer: answer } })}
          disabled={disabled}
        />
      </Question>
      <Question text="Do users have to confirm their e-mail address before they can use your app?">
        <Choice
          label="Do users have to confirm their address"
          columns={3}
          value={confirmedAddresses}
          options={addressOptions}
          onChange={(answer) =>
            onAnswer({ setUp: { confirmedAddresses: answer }, mergeByEmail: mergeRuleFor(answer) })
          }
          disabled={disabled}
        />
        {differs && (
          <Notice>
            The policy at the end of this page has changed since: “Who is the same person” no longer matches
            this answer, and the policy is what counts.
          </Notice>
        )}
      </Question>
      {error && (
        <Notice tone="negative" role="alert">
          Your answer was not saved. {error.message}
        </Notice>
      )}
    </Disclosure>
  );
}

function Question({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-pretty">{text}</h3>
      {children}
    </div>
  );
}
