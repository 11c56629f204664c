import { Link } from '@tanstack/react-router';
import type { SetUpStepDto } from '../../../contract/identity.dto';
import { stepNames } from './steps';
import { StepMark } from './step';

/** How far the set-up has come, and the way to each step. */
export function Overview({ steps }: { steps: SetUpStepDto[] }) {
  return (
    <nav aria-label="Steps">
      <ol className="grid grid-cols-2 gap-2 md:grid-cols-4">
        {steps.map(({ step, done }, index) => (
          <li key={step}>
            <Link
              to="."
              hash={`step-${step}`}
              className="flex min-h-11 items-center gap-2 rounded-md border border-line bg-surface px-3 font-medium hover:bg-raised"
            >
              <StepMark done={done} />
              <span>
                {index + 1}. {stepNames[step].short}
                {done && <span className="sr-only"> (done)</span>}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
