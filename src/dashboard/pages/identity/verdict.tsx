import { CircleCheck, CircleX } from 'lucide-react';
import type { InspectedRuleDto } from '../../../contract/inspection.dto';
import { classes } from '../../ui/classes';
import { reasonNames } from './words';

/** What it comes to: verified, or the first rule that it breaks, which is the one that is counted. */
export function Verdict({ verified, rules }: { verified: boolean; rules: InspectedRuleDto[] }) {
  const reason = rules.find(({ outcome }) => outcome === 'failed')?.reason;
  const Icon = verified ? CircleCheck : CircleX;
  return (
    <p
      role="status"
      className={classes(
        'flex items-center gap-3 rounded-md border px-4 py-3 font-medium',
        verified ? 'border-positive/50 bg-positive/10' : 'border-negative/40 bg-negative-soft',
      )}
    >
      <Icon
        aria-hidden
        size={20}
        className={classes('shrink-0', verified ? 'text-positive' : 'text-negative')}
      />
      {verified
        ? 'This token verifies now'
        : `This token is refused: ${reason ? reasonNames[reason] : 'not reached'}`}
    </p>
  );
}
