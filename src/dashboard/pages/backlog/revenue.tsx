import type { BacklogRowDto, PlanRevenueDto } from '../../../contract/backlog.dto';
import { exactMoney, shortMoney } from '../../ui/format';

/** How much of the accent each plan has, the largest plan first. */
const shades = [100, 75, 50, 35, 20];

/** Monthly revenue and a bar of the plans it comes from. Exact amounts are in the hover and for screen readers. */
export function Revenue({ row, currency }: { row: BacklogRowDto; currency: string }) {
  const { monthlyCents, plans = [] } = row;
  if (monthlyCents === 0) return <div className="text-right text-muted">–</div>;
  const exact = `${exactMoney(monthlyCents, currency)} a month`;
  const byPlan = plans.map((one) => `${one.plan ?? 'No plan'}: ${exactMoney(one.monthlyCents, currency)}`);
  return (
    <div title={[exact, ...byPlan].join('\n')}>
      <div className="text-right font-medium tabular-nums">{shortMoney(monthlyCents, currency)}/mo</div>
      {plans.length > 0 && (
        <div
          aria-hidden
          className="mt-0.5 ml-auto h-1.5 w-24 max-w-full rounded-full"
          style={{ background: barOf(plans, monthlyCents) }}
        />
      )}
    </div>
  );
}

/** One gradient is one element a row, where a box for each plan would be five. */
function barOf(plans: PlanRevenueDto[], total: number): string {
  let end = 0;
  const stops = plans.map(({ monthlyCents }, place) => {
    const start = end;
    end += (100 * monthlyCents) / total;
    const shade = shades[Math.min(place, shades.length - 1)];
    const gap = place < plans.length - 1 ? `, transparent calc(${end}% - 1px) ${end}%` : '';
    return `color-mix(in srgb, var(--color-accent) ${shade}%, transparent) ${start}% ${gap ? `calc(${end}% - 1px)` : '100%'}${gap}`;
  });
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}
