import type { JobDto } from '../../../contract/jobs.dto';
import type { JobName, JobState } from '../../../contract/jobs';
import { classes } from '../../ui/classes';
import { ago, moment } from '../../ui/format';

const names: Record<JobName, string> = {
  rerank: 'Score what has changed',
  rebuild: 'Score everything anew',
  history: 'Keep today’s ranks',
  deleteProject: 'Remove a deleted project',
  sampleData: 'Load or remove sample data',
};

const states: Record<JobState, { name: string; dot: string }> = {
  waiting: { name: 'Waiting', dot: 'bg-line-strong' },
  delayed: { name: 'Delayed', dot: 'bg-warning' },
  active: { name: 'Running', dot: 'bg-accent' },
  failed: { name: 'Failed', dot: 'bg-negative' },
};

export function JobRow({ job: { name, data, state, attempts, addedAt, error } }: { job: JobDto }) {
  const about = Object.entries(data).filter(([key]) => key !== 'projectId');
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 px-4 py-3 sm:px-5">
      <p className="font-medium">{names[name]}</p>
      <p className="inline-flex items-center gap-1.5 justify-self-end text-sm">
        <span aria-hidden className={classes('size-2 rounded-full', states[state].dot)} />
        {states[state].name}
      </p>
      <p className="text-sm text-muted">
        Asked for{' '}
        <time dateTime={addedAt} title={moment(addedAt)}>
          {ago(addedAt)}
        </time>
        {about.map(([key, value]) => ` · ${key} ${value}`)}
      </p>
      <p className="justify-self-end text-sm text-muted tabular-nums">
        {attempts === 0 ? 'No failed try' : attempts === 1 ? '1 failed try' : `${attempts} failed tries`}
      </p>
      {error !== null && (
        <p className="col-span-2 mt-1 rounded bg-negative-soft px-2 py-1 font-mono text-sm wrap-anywhere text-negative">
          {error}
        </p>
      )}
    </li>
  );
}
