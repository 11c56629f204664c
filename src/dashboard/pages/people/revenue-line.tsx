import type { RevenueDto } from '../../../contract/people.dto';
import { billed, isByMonth } from '../../ui/billed';
import { ago, exactMoney, moment } from '../../ui/format';

const sources: Record<string, string> = {
  token: 'a token',
  api: 'the server API',
  member: 'a member',
  import: 'an import',
};

/** What is billed, who said so and how long ago. */
export function RevenueLine({ revenue, currency }: { revenue: RevenueDto | null; currency: string }) {
  if (!revenue) return <>Nobody has said yet</>;
  const { amount, interval, intervalCount, monthlyCents, source, at } = revenue;
  return (
    <>
      {amount === null || monthlyCents === null ? (
        'Unknown'
      ) : (
        <>
          <strong>{exactMoney(monthlyCents, currency)}/mo</strong>
          {!isByMonth(revenue) && `, billed ${billed({ amount, interval, intervalCount }, currency)}`}
        </>
      )}
      <span className="block text-sm text-muted" title={moment(at)}>
        from {sources[source] ?? source}, {ago(at)}
      </span>
    </>
  );
}
