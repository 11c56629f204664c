import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { ExplanationDto, LeftOutReason, TermDto } from '../../../contract/explanation.dto';
import { billed } from '../../ui/billed';
import { ago, count, exactMoney, moment } from '../../ui/format';
import { readPoints } from './points';

interface Props {
  explanation: ExplanationDto;
  projectId: string;
  currency: string;
}

const leftOutWords: Record<LeftOutReason, (count: number) => string> = {
  mergedPersons: (n) => `${n} turned out to be one of the voters: counted once`,
  companyAlreadyCounted: (n) => `${n} more of a company that is counted already`,
  unknownRevenue: (n) => `${n} counted as free: nobody said what their customer pays`,
  withdrawn: (n) => `${n} took their vote back`,
  votedBefore: (n) => `${n} voted before the date of this lens`,
  otherPlan: (n) => `${n} on plans that this lens leaves out`,
  withoutCustomer: (n) => `${n} of customers that this lens leaves out`,
};

const sources: Record<string, string> = {
  token: 'token',
  api: 'server API',
  member: 'member',
  import: 'import',
};

/** So many customers stand one by one, until all are asked for. */
const SHOWN = 8;

/** The sum as a table: one line a term, and a total that they add up to. */
export function Arithmetic({ explanation, projectId, currency }: Props) {
  const [isWhole, setWhole] = useState(false);
  const { terms, leftOut, score, storedScore, pending, lens, effort } = explanation;
  const customers = terms.filter(({ kind }) => kind === 'customer');
  const folded = isWhole || customers.length <= SHOWN + 1 ? [] : customers.slice(SHOWN);
  const read = (points: number) => readPoints(points, lens, currency);
  const line = (term: TermDto) => (
    <Line key={term.customerId ?? term.kind} voters={term.voters} points={read(term.points)}>
      <Who term={term} projectId={projectId} currency={currency} />
    </Line>
  );
  return (
    <section>
      <h3 className="mb-1 font-semibold">The arithmetic</h3>
      <table className="w-full border-collapse">
        <thead className="sr-only">
          <tr>
            <th>Who</th>
            <th>Voters</th>
            <th>Points</th>
          </tr>
        </thead>
        <tbody>
          {customers.slice(0, customers.length - folded.length).map(line)}
          {folded.length > 0 && (
            <Line voters={sum(folded, 'voters')} points={read(sum(folded, 'points'))}>
              <button
                type="button"
                onClick={() => setWhole(true)}
                className="min-h-6 font-medium text-accent underline"
              >
                {count(folded.length)} more customers
              </button>
            </Line>
          )}
          {terms.filter(({ kind }) => kind !== 'customer').map(line)}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <td className="py-2" colSpan={2}>
              Score{effort === null ? '' : `, divided by effort ${effort}`}
            </td>
            <td className="py-2 text-right tabular-nums">{read(score)}</td>
          </tr>
        </tfoot>
      </table>
      {pending > 0 && storedScore !== null && storedScore !== score && (
        <p className="text-sm text-muted">
          The list still ranks it by {read(storedScore)}: {count(pending)} changes are on their way.
        </p>
      )}
      {leftOut.length > 0 && (
        <ul className="mt-2 list-disc pl-5 text-sm text-muted">
          {leftOut.map(({ reason, count: people }) => (
            <li key={reason}>{leftOutWords[reason](people)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

const sum = (terms: TermDto[], what: 'voters' | 'points') =>
  terms.reduce((total, term) => total + term[what], 0);

function Line({ voters, points, children }: { voters: number; points: string; children: ReactNode }) {
  return (
    <tr className="border-b border-line align-top">
      <td className="py-1.5 pr-2 wrap-anywhere">{children}</td>
      <td className="py-1.5 pr-3 text-right whitespace-nowrap text-muted tabular-nums">
        {count(voters)} {voters === 1 ? 'voter' : 'voters'}
      </td>
      <td className="py-1.5 text-right whitespace-nowrap tabular-nums">{points}</td>
    </tr>
  );
}

function Who({ term, projectId, currency }: { term: TermDto; projectId: string; currency: string }) {
  if (term.kind === 'free') return <>Free voters, each {exactMoney(term.weightCents ?? 0, currency)}</>;
  if (term.kind === 'anonymous')
    return <>Anonymous voters, each {exactMoney(term.weightCents ?? 0, currency)}</>;
  if (term.kind === 'rest') return <>{count(term.customers ?? 0)} smaller customers</>;
  const { amount, interval, intervalCount } = term;
  const pays =
    amount === null || amount === undefined ? null : billed({ amount, interval, intervalCount }, currency);
  return (
    <>
      <Link
        to="/projects/$projectId"
        params={{ projectId }}
        search={{ company: term.customerId }}
        className="font-medium hover:underline"
        title="All requests of this customer"
      >
        {term.name ?? 'Unnamed customer'}
      </Link>
      <span className="block text-sm text-muted">
        {[term.plan, pays].filter(Boolean).join(' · ')}
        {term.asOf && (
          <span title={moment(term.asOf)}>
            {' '}
            · {sources[term.source ?? ''] ?? term.source}, {ago(term.asOf)}
          </span>
        )}
      </span>
    </>
  );
}
