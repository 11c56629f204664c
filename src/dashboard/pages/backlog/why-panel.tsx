import { Link } from '@tanstack/react-router';
import { Dialog } from '../../ui/dialog';
import { part } from '../../ui/later';
import { Loading } from '../../ui/states';
import { Explanation } from '../explanation/explanation';
import type { ShownRow } from './row';

interface Props {
  projectId: string;
  requestId: string;
  row: ShownRow | undefined;
  lens?: string;
  currency: string;
  onClose: () => void;
}

/** The chart's library is larger than the backlog: it comes when somebody asks why. */
const RankOverTime = part(
  async () => (await import('../request/rank-over-time')).RankOverTime,
  <Loading lines={5} />,
);

/** «Why is this #3?», beside the table. */
export function WhyPanel({ projectId, requestId, row, lens, currency, onClose }: Props) {
  const title = row?.rank ? `Why is this #${row.rank}?` : 'Why this score?';
  return (
    <Dialog open onClose={onClose} place="side" title={title} description={row?.title}>
      <Explanation projectId={projectId} requestId={requestId} lens={lens} currency={currency} />
      <section className="mt-6">
        <h3 className="mb-1 font-semibold">Rank over time</h3>
        <RankOverTime projectId={projectId} requestId={requestId} lens={lens} currency={currency} />
      </section>
      <p className="mt-6">
        <Link
          to="/projects/$projectId/requests/$requestId"
          params={{ projectId, requestId }}
          className="font-medium text-accent underline"
        >
          Open the request
        </Link>
      </p>
    </Dialog>
  );
}
