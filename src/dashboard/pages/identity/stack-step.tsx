import type { SetUpStepDto } from '../../../contract/identity.dto';
import type { Stack } from '../../../contract/stacks';
import { Choice, type ChoiceOption } from '../../ui/choice';
import { Notice } from '../../ui/notice';
import { Step } from './step';

const options: readonly ChoiceOption<Stack>[] = [
  { value: 'nextjs', label: 'Next.js', hint: 'App router, with jose' },
  { value: 'node', label: 'Node.js', hint: 'Express, modules or CommonJS, with jose' },
  { value: 'python', label: 'Python', hint: 'Django, Flask, FastAPI, with PyJWT' },
  { value: 'php', label: 'PHP', hint: 'Laravel or plain, with firebase/php-jwt' },
  { value: 'ruby', label: 'Ruby', hint: 'Rails, Sinatra, with the jwt gem' },
  { value: 'go', label: 'Go', hint: 'net/http, with golang-jwt' },
];

interface StackStepProps {
  state: SetUpStepDto;
  stack: Stack | null;
  onChoose: (stack: Stack) => void;
  /** Why the choice was not stored. */
  error: Error | null;
  disabled: boolean;
}

export function StackStep({ state, stack, onChoose, error, disabled }: StackStepProps) {
  return (
    <Step
      number={1}
      state={state}
      description="What your server is written in. This only decides which code the next steps show."
      summary={options.find(({ value }) => value === stack)?.label}
    >
      <Choice
        label="Stack"
        columns={3}
        value={stack}
        options={options}
        onChange={onChoose}
        disabled={disabled}
      />
      {error && (
        <Notice tone="negative" role="alert">
          The choice was not stored. {error.message}
        </Notice>
      )}
    </Step>
  );
}
