import type { WarningDto } from '../../../contract/identity.dto';
import { Tally } from './tally';
import { claimNames } from './words';

/** What was ignored in tokens that verified, in the last 24 hours. */
export function Ignored({ warnings, now }: { warnings: WarningDto[]; now: number }) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">Verified, with a claim that was ignored</h3>
      <ul className="divide-y divide-line rounded-md border border-line">
        {warnings.map(({ reason, count, lastAt, cause }) => (
          <Tally
            key={reason}
            times={count}
            name={`× ${claimNames[reason]}`}
            lastAt={lastAt}
            cause={cause}
            now={now}
          />
        ))}
      </ul>
    </div>
  );
}
