import { Link } from '@tanstack/react-router';
import { count, exactMoney, shortMoney } from '../../ui/format';
import { VoterRow } from './voter-row';
import type { VoterGroup } from './voter-groups';

interface Props {
  group: VoterGroup;
  projectId: string;
  requestId: string;
  currency: string;
  mayWithdraw: boolean;
}

/** The people of a company below its name and what it pays; somebody who pays for itself on a line of its own. */
export function VoterGroupRows({ group, projectId, requestId, currency, mayWithdraw }: Props) {
  const { company, anonymous, voters, plan } = group;
  const rows = voters.map((voter) => (
    <VoterRow
      key={voter.person.id}
      voter={voter}
      projectId={projectId}
      requestId={requestId}
      mayWithdraw={mayWithdraw}
      end={company || anonymous ? undefined : <Amount group={group} currency={currency} />}
    />
  ));
  if (!company && !anonymous) return <li className="py-2.5 first:pt-0 last:pb-0">{rows}</li>;
  return (
    <li className="flex flex-col gap-2 py-2.5 first:pt-0 last:pb-0">
      <div className="flex items-baseline gap-x-3">
        <div className="min-w-0 flex-1 wrap-anywhere">
          {company ? (
            <Link
              to="/projects/$projectId/companies/$companyId"
              params={{ projectId, companyId: company.id }}
              className="font-semibold hover:underline"
            >
              {company.name}
            </Link>
          ) : (
            <span className="font-semibold">Anonymous</span>
          )}
          <span className="ml-2 text-sm text-muted">
            {company && plan && `${plan} · `}
            {count(voters.length)} {voters.length === 1 ? 'voter' : 'voters'}
          </span>
        </div>
        {company && <Amount group={group} currency={currency} />}
      </div>
      <div className="flex flex-col gap-2 border-l-2 border-line pl-3">{rows}</div>
    </li>
  );
}

function Amount({
  group: { monthlyCents, plan, company },
  currency,
}: {
  group: VoterGroup;
  currency: string;
}) {
  const words =
    monthlyCents === null
      ? 'unknown'
      : monthlyCents === 0
        ? 'free'
        : `${shortMoney(monthlyCents, currency)}/mo`;
  const exact =
    monthlyCents === null
      ? 'Nobody has said what this customer pays'
      : `${exactMoney(monthlyCents, currency)} a month`;
  return (
    <span className="text-right whitespace-nowrap" title={exact}>
      <span className={monthlyCents ? 'font-medium tabular-nums' : 'text-muted'}>{words}</span>
      {!company && plan && <span className="block text-sm text-muted">{plan}</span>}
    </span>
  );
}
