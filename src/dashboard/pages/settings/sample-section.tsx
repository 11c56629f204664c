import { useQuery } from '@tanstack/react-query';
import { sampleQuery } from '../../api/sample';
import { RemoveSample } from '../../shell/remove-sample';
import { count } from '../../ui/format';
import { Section } from '../../ui/page';

/** There only while the project holds sample data. */
export function SampleSection({ projectId }: { projectId: string }) {
  const { data: sample } = useQuery(sampleQuery(projectId));
  if (sample?.state !== 'ready') return null;
  const { requests, people, companies } = sample;
  return (
    <Section
      title="Sample data"
      description={`${count(requests)} requests, ${count(people)} people and ${count(companies)} companies were made up. They go with the votes for them; what came in otherwise stays.`}
      actions={<RemoveSample projectId={projectId} />}
    />
  );
}
