import { exactMoney } from '../../ui/format';

/** How a lens's points read: money under revenue, thousandths under balanced, people under votes. */
export function readPoints(points: number, lens: string, currency: string): string {
  if (lens === 'revenue') return exactMoney(points, currency);
  if (lens === 'balanced') return (points / 1000).toLocaleString(undefined, { maximumFractionDigits: 3 });
  return points.toLocaleString(undefined, { maximumFractionDigits: lens === 'votes' ? 0 : 2 });
}
