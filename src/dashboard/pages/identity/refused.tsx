import type { RejectionDto } from '../../../contract/identity.dto';
import { Tally } from './tally';
import { reasonNames } from './words';

/** The tokens that were refused in the last 24 hours, by reason. */
export function Refused({ rejections, now }: { rejections: RejectionDto[]; now: number }) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">Refused in the last 24 hours</h3>
      {rejections.length === 0 ? (
        <p className="text-sm text-muted">
          None. A refused token is no error: its bearer takes part anonymously.
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line">
          {rejections.map(({ reason, count, lastAt, cause }) => (
            <Tally
              key={reason}
              times={count}
              name={reasonNames[reason]}
              lastAt={lastAt}
              cause={cause}
              now={now}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
