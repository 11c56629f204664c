import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import type { ExplanationDto, NeighbourDto } from '../../../contract/explanation.dto';
import { explanationQuery } from '../../api/explanation';
import { exactMoney } from '../../ui/format';
import { Failed, Loading } from '../../ui/states';
import { Arithmetic } from './arithmetic';
import { Moves } from './moves';
import { readPoints } from './points';

interface Props {
  projectId: string;
  requestId: string;
  lens?: string;
  currency: string;
}

const WARN_ABOVE = 0.5;

/** Why a request has its rank: every term of its score, what was left out, its neighbours and its moves. */
export function Explanation({ projectId, requestId, lens, currency }: Props) {
  const { data, error, refetch } = useQuery(explanationQuery(projectId, requestId, lens));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <div className="flex flex-col gap-6">
      <Largest explanation={data} />
      <Arithmetic explanation={data} projectId={projectId} currency={currency} />
      <Neighbours explanation={data} projectId={projectId} currency={currency} />
      <Moves explanation={data} currency={currency} />
    </div>
  );
}

function Largest({ explanation: { largestShare } }: { explanation: ExplanationDto }) {
  if (!largestShare) return null;
  const sentence = `${Math.round(100 * largestShare.share)} % of this is ${largestShare.name ?? 'one customer'}.`;
  if (largestShare.share <= WARN_ABOVE) return <p className="text-muted">{sentence}</p>;
  return (
    <p className="flex items-center gap-2 rounded-md bg-warning-soft px-3 py-2">
      <TriangleAlert aria-hidden size={16} className="shrink-0 text-warning" />
      {sentence}
    </p>
  );
}

interface NeighboursProps {
  explanation: ExplanationDto;
  projectId: string;
  currency: string;
}

function Neighbours({ explanation: { above, below, lens }, projectId, currency }: NeighboursProps) {
  if (!above && !below) return null;
  const distance = ({ distance: { monthlyCents, points } }: NeighbourDto) =>
    monthlyCents === null ? readPoints(points, lens, currency) : `${exactMoney(monthlyCents, currency)}/mo`;
  const line = (neighbour: NeighbourDto, sentence: string) => (
    <li>
      {sentence}{' '}
      <Link
        to="/projects/$projectId/requests/$requestId"
        params={{ projectId, requestId: neighbour.id }}
        className="font-medium text-accent underline"
      >
        #{neighbour.rank} {neighbour.title}
      </Link>
    </li>
  );
  return (
    <section>
      <h3 className="mb-1 font-semibold">Neighbours</h3>
      <ul className="flex flex-col gap-1">
        {above && line(above, `${distance(above)} more overtakes`)}
        {below && line(below, `${distance(below)} less falls behind`)}
      </ul>
    </section>
  );
}
