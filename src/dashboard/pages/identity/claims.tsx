import type { ReactNode } from 'react';
import type { InspectedClaimsDto } from '../../../contract/inspection.dto';
import { billed, isByMonth } from '../../ui/billed';
import { exactMoney, moment } from '../../ui/format';

/** The claims of a token that is signed with this project's secret. */
export function Claims({ claims, currency }: { claims: InspectedClaimsDto; currency: string }) {
  const rows = rowsOf(claims, currency).filter(([, value]) => value !== null);
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">What it says</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        {rows.map(([name, value]) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function rowsOf(claims: InspectedClaimsDto, currency: string): [name: string, value: ReactNode][] {
  const { sub, issuedAt, expiresAt, name, plan, company } = claims;
  return [
    ['Person', sub],
    ['Issued', issuedAt && moment(issuedAt)],
    ['Expires', expiresAt && moment(expiresAt)],
    ['E-mail', emailOf(claims)],
    ['Name', name],
    ['Plan', plan],
    ['Revenue', revenueOf(claims, currency)],
    ['Company', company && (company.name === null ? company.id : `${company.name} (${company.id})`)],
  ];
}

/** The address, and its effect under the policy. */
function emailOf({ email, emailEffect }: InspectedClaimsDto): ReactNode {
  return (
    email && (
      <>
        {email} <span className="block text-sm text-pretty text-muted">{emailEffect}</span>
      </>
    )
  );
}

/** The amount as billed, and what of it counts each month. */
function revenueOf(claims: InspectedClaimsDto, currency: string): string | null {
  const { amount, interval, monthlyCents } = claims;
  if (amount === null || monthlyCents === null) return null;
  const often = { interval, intervalCount: claims.intervalCount ?? 1 };
  const pays = billed({ amount, ...often }, currency);
  return isByMonth(often) ? pays : `${pays}: ${exactMoney(monthlyCents, currency)} a month`;
}
