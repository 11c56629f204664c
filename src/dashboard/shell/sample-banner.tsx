import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useEffect } from 'react';
import type { SampleDataDto } from '../../contract/sample.dto';
import { atLeast } from '../../contract/roles';
import { projectQuery } from '../api/projects';
import { isWorking, sampleQuery } from '../api/sample';
import { count } from '../ui/format';
import { Progress } from '../ui/progress';
import { RemoveSample } from './remove-sample';

/** On every page of a project that holds sample data: that it does, and the way to be rid of it. */
export function SampleBanner({ projectId }: { projectId: string }) {
  const { data: sample } = useQuery(sampleQuery(projectId));
  const { data: project } = useQuery(projectQuery(projectId));
  if (!sample || sample.state === 'none') return null;
  return (
    <aside
      aria-label="Sample data"
      className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-accent-soft px-4 py-1"
    >
      <FlaskConical aria-hidden size={16} className="text-accent" />
      {isWorking(sample) ? (
        <Working projectId={projectId} sample={sample} />
      ) : (
        <>
          <p className="min-w-0 flex-1 text-sm">
            You are exploring sample data
            <span className="hidden sm:inline">
              : {count(sample.requests)} requests, {count(sample.people)} people, {count(sample.companies)}{' '}
              companies
            </span>
          </p>
          {project && atLeast(project.role, 'admin') && <RemoveSample projectId={projectId} />}
        </>
      )}
    </aside>
  );
}

/** When it is done, this goes, and what other pages show is asked for again. */
function Working({ projectId, sample: { state, progress } }: { projectId: string; sample: SampleDataDto }) {
  const client = useQueryClient();
  useEffect(
    () => () => void client.invalidateQueries({ queryKey: projectQuery(projectId).queryKey }),
    [client, projectId],
  );
  return (
    <div className="min-w-0 flex-1">
      {state === 'loading' ? (
        <Progress label="Loading sample data" share={progress || null} />
      ) : (
        <Progress label="Removing sample data" share={null} />
      )}
    </div>
  );
}
