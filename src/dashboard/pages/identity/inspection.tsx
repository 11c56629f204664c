import type { InspectionDto } from '../../../contract/inspection.dto';
import { Notice } from '../../ui/notice';
import { Claims } from './claims';
import { InspectedRule } from './inspected-rule';
import { Verdict } from './verdict';
import { claimNames } from './words';

interface InspectionProps {
  inspection: InspectionDto;
  currency: string;
}

export function Inspection({ inspection: { verified, rules, warnings, claims }, currency }: InspectionProps) {
  return (
    <div className="flex flex-col gap-5">
      <Verdict verified={verified} rules={rules} />
      {claims && <Claims claims={claims} currency={currency} />}
      {warnings.map(({ reason, advice }) => (
        <Notice key={reason} tone="warning">
          Ignored: <code>{claimNames[reason]}</code>. {advice}
        </Notice>
      ))}
      <div className="flex flex-col gap-2">
        <h3 className="font-medium">The rules, in their order</h3>
        <ol aria-label="Rules" className="divide-y divide-line rounded-md border border-line">
          {rules.map((rule) => (
            <InspectedRule key={rule.rule} rule={rule} />
          ))}
        </ol>
      </div>
    </div>
  );
}
