import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { projectsQuery } from '../api/projects';
import { useLoadSample } from '../api/sample';
import { AccountMenu } from '../shell/account-menu';
import { Card } from '../shell/card';
import { LoadingSample } from './welcome/loading-sample';
import { NewProject } from './welcome/new-project';

/** A project to begin with, or the next one. */
export function Welcome() {
  const { data: projects } = useQuery(projectsQuery);
  const load = useLoadSample();
  const [loading, setLoading] = useState<string>();
  const isFirst = projects?.items.length === 0;
  const explore = (projectId: string) => {
    setLoading(projectId);
    load.mutate(projectId);
  };
  return (
    <>
      <div className="absolute top-1 right-4">
        <AccountMenu />
      </div>
      {loading === undefined ? (
        <Card wide title={isFirst ? 'Create your first project' : 'Create a project'}>
          <NewProject onSample={explore} />
          {projects && !isFirst && (
            <p className="mt-5 text-center">
              <Link to="/" className="text-muted underline hover:text-ink">
                Back to your projects
              </Link>
            </p>
          )}
        </Card>
      ) : (
        <Card wide title="Making up a year of history">
          <LoadingSample projectId={loading} load={load} />
        </Card>
      )}
    </>
  );
}
