import { count, day, exactMoney } from '../../ui/format';
import type { RankPoint } from './rank-points';

const cell = 'py-1.5 pr-3 align-top';

/** The recorded days as rows, the newest first. */
export function RankTable({ points, currency }: { points: RankPoint[]; currency: string }) {
  return (
    <div tabIndex={0} role="region" aria-label="Rank over time as a table" className="max-h-80 overflow-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line text-left text-muted">
            <th className={`${cell} font-medium`}>Day</th>
            <th className={`${cell} text-right font-medium`}>Rank</th>
            <th className={`${cell} text-right font-medium`}>Voters</th>
            <th className={`${cell} text-right font-medium`}>Revenue</th>
            <th className={`${cell} font-medium`}>What moved it</th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ at, rank, voters, monthlyCents, causes }) => (
            <tr key={at} className="border-b border-line last:border-0">
              <td className={`${cell} whitespace-nowrap`}>
                {voters === null ? 'Now' : day(new Date(at).toISOString())}
              </td>
              <td className={`${cell} text-right tabular-nums`}>{rank === null ? '–' : `#${rank}`}</td>
              <td className={`${cell} text-right tabular-nums`}>{voters === null ? '' : count(voters)}</td>
              <td className={`${cell} text-right whitespace-nowrap tabular-nums`}>
                {monthlyCents === null ? '' : `${exactMoney(monthlyCents, currency)}/mo`}
              </td>
              <td className={`${cell} min-w-40 wrap-anywhere`}>{causes.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
