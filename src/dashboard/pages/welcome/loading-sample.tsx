import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { sampleQuery, type useLoadSample } from '../../api/sample';
import { Button } from '../../ui/button';
import { count } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Progress } from '../../ui/progress';

interface LoadingSampleProps {
  projectId: string;
  load: ReturnType<typeof useLoadSample>;
}

/** Fills a project that has just been created, and goes there when it is full. */
export function LoadingSample({ projectId, load }: LoadingSampleProps) {
  const { data: sample, error: lost } = useQuery({ ...sampleQuery(projectId), enabled: load.isSuccess });
  if (sample?.state === 'ready') return <Navigate to="/projects/$projectId" params={{ projectId }} />;
  const trouble = load.error ?? lost;
  return (
    <div className="flex flex-col gap-5">
      <Progress label="Loading sample data" share={sample?.progress || null} />
      <p className="text-muted tabular-nums">
        {sample && sample.companies > 0
          ? `${count(sample.companies)} companies, ${count(sample.people)} people, ${count(sample.requests)} requests so far`
          : 'First the companies and their people, then what they ask for.'}
      </p>
      {trouble && (
        <Notice
          tone="negative"
          role="alert"
          action={load.error && <Button onClick={() => load.mutate(projectId)}>Try again</Button>}
        >
          {trouble.message}
        </Notice>
      )}
      <p className="text-sm text-muted">
        It takes some seconds and goes on without this page.{' '}
        <Link to="/projects/$projectId" params={{ projectId }} className="text-accent underline">
          Open the project now
        </Link>
      </p>
    </div>
  );
}
