import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explanationQuery } from '../../api/explanation';
import { part } from '../../ui/later';
import { Section } from '../../ui/page';
import { Loading } from '../../ui/states';
import { LensSwitch } from '../backlog/lens-switch';
import { Explanation } from '../explanation/explanation';

const RankOverTime = part(async () => (await import('./rank-over-time')).RankOverTime, <Loading lines={5} />);

interface Props {
  projectId: string;
  requestId: string;
  currency: string;
}

/** Why the request stands where it stands, under a lens, and how it came there. */
export function Worth({ projectId, requestId, currency }: Props) {
  const [lens, setLens] = useState<string>();
  const { data } = useQuery(explanationQuery(projectId, requestId, lens));
  const shown = lens ?? data?.lens;
  return (
    <>
      <Section
        title={data?.rank ? `Why is this #${data.rank}?` : 'Why this score?'}
        actions={shown && <LensSwitch projectId={projectId} value={shown} onChange={setLens} />}
      >
        <Explanation projectId={projectId} requestId={requestId} lens={lens} currency={currency} />
      </Section>
      <Section title="Rank over time" className="gap-2!">
        <RankOverTime projectId={projectId} requestId={requestId} lens={lens} currency={currency} />
      </Section>
    </>
  );
}
