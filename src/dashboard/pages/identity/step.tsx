import { Circle, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SetUpStepDto } from '../../../contract/identity.dto';
import { moment } from '../../ui/format';
import { Disclosure } from './disclosure';
import { stepNames } from './steps';

interface StepProps {
  number: number;
  state: SetUpStepDto;
  description: ReactNode;
  /** What was done here, in a few words. */
  summary: ReactNode;
  children: ReactNode;
}

/** One of the four steps, with a mark that says whether it is done. */
export function Step({ number, state: { step, done, at }, description, summary, children }: StepProps) {
  return (
    <li>
      <Disclosure
        anchor={`step-${step}`}
        title={`${number}. ${stepNames[step].title}`}
        description={description}
        summary={summary}
        done={done}
        state={
          <span
            title={at === null ? undefined : moment(at)}
            className="inline-flex items-center gap-1.5 text-sm text-muted"
          >
            <StepMark done={done} />
            {done ? 'Done' : 'To do'}
          </span>
        }
      >
        {children}
      </Disclosure>
    </li>
  );
}

export function StepMark({ done }: { done: boolean }) {
  return done ? (
    <CircleCheck aria-hidden size={16} className="shrink-0 text-positive" />
  ) : (
    <Circle aria-hidden size={16} className="shrink-0 text-line-strong" />
  );
}
