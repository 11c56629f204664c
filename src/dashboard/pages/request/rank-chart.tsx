import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
} from 'recharts';
import { day } from '../../ui/format';
import type { RankPoint } from './rank-points';

const DAY_MS = 86_400_000;
const axis = { stroke: 'var(--color-line-strong)', tick: { fill: 'var(--color-muted)', fontSize: 12 } };

const shortDay = (at: number) =>
  new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' }).format(new Date(at));

/** The line with a dot on each day that something moved the score. The sentence and the table say the same. */
export function RankChart({ points }: { points: RankPoint[] }) {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  return (
    <div aria-hidden className="h-56 w-full min-w-0">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={points}
          margin={{ top: 10, right: 14, bottom: 0, left: -16 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={[Math.min(first, last - DAY_MS), last]}
            tickFormatter={shortDay}
            minTickGap={40}
            {...axis}
          />
          <YAxis
            dataKey="rank"
            reversed
            allowDecimals={false}
            domain={[1, (worst: number) => Math.max(5, worst)]}
            tickFormatter={(rank: number) => `#${rank}`}
            {...axis}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--color-line-strong)' }}
            content={Pointed}
          />
          <Line
            dataKey="rank"
            type="stepAfter"
            stroke="var(--color-accent)"
            strokeWidth={2}
            dot={points.length === 1}
            isAnimationActive={false}
          />
          {points.map(
            ({ at, rank, causes }) =>
              rank !== null &&
              causes.length > 0 && (
                <ReferenceDot
                  key={at}
                  x={at}
                  y={rank}
                  r={4}
                  fill="var(--color-surface)"
                  stroke="var(--color-accent)"
                  strokeWidth={2}
                />
              ),
          )}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

const SHOWN = 4;

function Pointed({ active, payload }: TooltipContentProps) {
  const point = payload[0]?.payload as RankPoint | undefined;
  if (!active || !point) return null;
  const { at, rank, causes } = point;
  return (
    <div className="max-w-64 rounded-md border border-line bg-surface px-3 py-2 text-sm shadow-lg">
      <p className="font-medium">
        {rank === null ? 'No rank' : `#${rank}`}{' '}
        <span className="text-muted">· {day(new Date(at).toISOString())}</span>
      </p>
      {causes.slice(0, SHOWN).map((cause) => (
        <p key={cause} className="wrap-anywhere">
          {cause}
        </p>
      ))}
      {causes.length > SHOWN && <p className="text-muted">and {causes.length - SHOWN} more</p>}
    </div>
  );
}
