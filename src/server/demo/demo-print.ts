import type { BacklogRowDto } from '../../contract/backlog.dto.js';
import type { ExplanationDto, TermDto } from '../../contract/explanation.dto.js';

/** Customers that an explanation is printed with; the others are one line. */
const LARGEST = 5;

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
export const money = (cents: number): string => dollars.format(cents / 100);

/** A line of the backlog. */
export function rowLine({ rank, score, payingCustomers, voters, title }: BacklogRowDto): string {
  const [place, worth] = [`#${rank}`.padStart(5), money(score).padStart(12)];
  const behind = `${String(payingCustomers).padStart(3)} paying, ${String(voters).padStart(3)} people`;
  return `${place} ${worth}/mo  ${behind}  ${title}`;
}

/** The arithmetic of a score, term by term, down to its total. */
export function explanationLines({ terms, score, leftOut, above }: ExplanationDto): string[] {
  const customers = terms.filter(({ kind }) => kind === 'customer');
  const others = customers.slice(LARGEST);
  const rest = others.reduce((sum, { points }) => sum + points, 0);
  const colleagues = leftOut.find(({ reason }) => reason === 'companyAlreadyCounted')?.count ?? 0;
  return [
    ...customers.slice(0, LARGEST).map((term) => sumLine(customerText(term), term.points)),
    ...(others.length > 0 ? [sumLine(`${others.length} further paying customers`, rest)] : []),
    ...terms.filter(({ kind }) => kind !== 'customer').map((term) => sumLine(othersText(term), term.points)),
    sumLine('the score', score),
    ...(colleagues > 0 ? [`Not counted again: ${colleagues} colleagues of these customers.`] : []),
    ...(above?.distance.monthlyCents != null
      ? [`${money(above.distance.monthlyCents)}/mo more overtakes #${above.rank}, «${above.title}».`]
      : []),
  ];
}

const sumLine = (text: string, cents: number): string => `${text.padEnd(60)}${money(cents).padStart(14)}`;

function customerText({ name, plan, amount, interval, voters }: TermDto): string {
  const billed = amount == null ? '' : `, ${money(amount)} a ${interval}`;
  return `${name ?? 'one person'} (${plan ?? 'no plan'}${billed}), ${voters === 1 ? '1 vote' : `${voters} votes`}`;
}

function othersText({ kind, voters, customers, weightCents }: TermDto): string {
  if (kind === 'rest') return `${customers} smaller customers`;
  return `${voters} ${kind === 'free' ? 'people who do not pay' : 'anonymous visitors'} × ${money(weightCents ?? 0)}`;
}
