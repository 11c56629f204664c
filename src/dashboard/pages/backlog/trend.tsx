import type { TrendPointDto } from '../../../contract/backlog.dto';

const WIDTH = 72;
const HEIGHT = 22;
const EDGE = 2;
const DAYS = 30;
const DAY_MS = 86_400_000;

/** Read once: for a line of 30 days, a page that stays open for some hours is still of today. */
const now = Date.now();

interface Props {
  points: TrendPointDto[];
  /** What it stands at now: the end of the line. */
  cents: number;
}

/** The last 30 days of the revenue behind a request, as a small line; what it says is in its name. */
export function Trend({ points, cents }: Props) {
  const first = points[0]?.monthlyCents ?? cents;
  let [low, high] = [Math.min(first, cents), Math.max(first, cents)];
  for (const { monthlyCents } of points) {
    low = Math.min(low, monthlyCents);
    high = Math.max(high, monthlyCents);
  }
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (value - low)) / (high - low);
  let path = `M0 ${y(first).toFixed(1)}`;
  for (const { day, monthlyCents } of points) {
    const ago = (now - Date.parse(day)) / (DAYS * DAY_MS);
    path += `L${(WIDTH * Math.min(1, Math.max(0, 1 - ago))).toFixed(1)} ${y(monthlyCents).toFixed(1)}`;
  }
  path += `L${WIDTH} ${y(cents).toFixed(1)}`;
  const change = first === 0 ? null : Math.round((100 * (cents - first)) / first);
  const name = `Revenue over 30 days${change === null ? '' : `: ${change > 0 ? '+' : ''}${change} %`}`;
  return (
    <svg role="img" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="text-accent">
      <title>{name}</title>
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}
