import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ProjectDto } from '../../../contract/projects.dto';
import type { RequestDto } from '../../../contract/requests.dto';
import { atLeast } from '../../../contract/roles';
import { Button } from '../../ui/button';
import { PageHeader } from '../../ui/page';
import { Details } from './details';
import { Duplicates } from './duplicates';
import { EditForm } from './edit-form';
import { History } from './history';
import { MergedBanner } from './merged-banner';
import { Similar } from './similar';
import { Submitted } from './submitted';
import { Text } from './text';
import { Voters } from './voters';
import { Worth } from './worth';

interface Props {
  project: ProjectDto;
  request: RequestDto;
}

/** The page of a request that is there; viewers see all of it and change nothing. */
export function RequestView({ project, request }: Props) {
  const [editing, setEditing] = useState(false);
  const canEdit = atLeast(project.role, 'editor');
  const projectId = project.id;
  const parts = { projectId, request, canEdit };
  const isMerged = request.mergedInto !== null;

  return (
    <>
      <PageHeader
        title={request.title}
        actions={
          canEdit &&
          !editing && (
            <Button onClick={() => setEditing(true)}>
              <Pencil aria-hidden size={14} /> Edit
            </Button>
          )
        }
      >
        <Submitted projectId={projectId} request={request} />
      </PageHeader>
      {request.mergedInto && <MergedBanner {...parts} into={request.mergedInto} />}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr]">
        {editing ? (
          <EditForm projectId={projectId} request={request} onClose={() => setEditing(false)} />
        ) : (
          <Text body={request.body} />
        )}
        <div className="flex min-w-0 flex-col gap-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Details {...parts} />
          {request.duplicates.length > 0 && <Duplicates {...parts} />}
          {!isMerged && <Similar {...parts} />}
          <History projectId={projectId} requestId={request.id} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {!isMerged && <Worth projectId={projectId} requestId={request.id} currency={project.currency} />}
          <Voters {...parts} currency={project.currency} />
        </div>
      </div>
    </>
  );
}
