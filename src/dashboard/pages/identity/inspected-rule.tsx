import { CircleCheck, CircleDashed, CircleX, type LucideIcon } from 'lucide-react';
import type { InspectedRuleDto } from '../../../contract/inspection.dto';
import { classes } from '../../ui/classes';
import { ruleTitles } from './words';

const outcomes: Record<InspectedRuleDto['outcome'], { icon: LucideIcon; name: string; mark: string }> = {
  passed: { icon: CircleCheck, name: 'Passed', mark: 'text-positive' },
  failed: { icon: CircleX, name: 'Failed', mark: 'text-negative' },
  notReached: { icon: CircleDashed, name: 'Not reached', mark: 'text-muted' },
};

export function InspectedRule({ rule: { rule, outcome, found, advice } }: { rule: InspectedRuleDto }) {
  const { icon: Icon, name, mark } = outcomes[outcome];
  return (
    <li className="grid grid-cols-[auto_1fr_auto] gap-x-3 px-4 py-2">
      <Icon aria-hidden size={16} className={classes('mt-0.5', mark)} />
      <div className="min-w-0">
        <p className={classes(outcome === 'notReached' ? 'text-muted' : 'font-medium')}>{ruleTitles[rule]}</p>
        {found !== null && <p className="text-sm wrap-anywhere text-muted">{found}</p>}
        {advice !== null && <p className="mt-0.5 text-sm text-pretty">{advice}</p>}
      </div>
      <span className={classes('text-sm', mark)}>{name}</span>
    </li>
  );
}
