import { Circle, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SetUpStepDto } from '../../../contract/identity.dto';
import { moment } from '../../ui/format';
import { Section } from '../../ui/page';
import { stepNames } from './steps';

interface StepProps {
  number: number;
  state: SetUpStepDto;
  description: ReactNode;
  children: ReactNode;
}

/** One of the four steps, with a mark that says whether it is done. */
export function Step({ number, state: { step, done, at }, description, children }: StepProps) {
  return (
    <li id={`step-${step}`} className="scroll-mt-28 sm:scroll-mt-16">
      <Section
        title={`${number}. ${stepNames[step].title}`}
        description={description}
        actions={
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
      </Section>
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
