import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ProjectDto } from '../../../contract/projects.dto';
import { projectQuery, useDeleteProject } from '../../api/projects';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/confirm';
import { Section } from '../../ui/page';
import { say } from '../../ui/toasts';

/** The owner's last button. */
export function DeleteProject({ project: { id, name } }: { project: ProjectDto }) {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const client = useQueryClient();
  const remove = useDeleteProject(id);

  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        void navigate({ to: '/', ignoreBlocker: true }).then(() => {
          client.removeQueries({ queryKey: projectQuery(id).queryKey });
          say({ title: `Deleted ${name}` });
        });
      },
    });

  return (
    <Section
      tone="danger"
      title="Delete project"
      description="For good: nothing of it can be brought back, and the widget stops wherever it is embedded."
    >
      <div>
        <Button look="danger" onClick={() => setAsking(true)}>
          Delete {name}…
        </Button>
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`Delete ${name}?`}
        action="Delete project"
        onConfirm={confirm}
        busy={remove.isPending}
        error={remove.error}
        typed={{ label: `Type ${name} to confirm`, text: name }}
      >
        <p>This is lost for good:</p>
        <ul className="list-disc pl-5">
          <li>every request with its votes, statuses and history</li>
          <li>every person and company with their revenue, visitors and merges</li>
          <li>the signing secret: tokens signed with it are refused at once</li>
          <li>saved lenses, ranking weights and all settings</li>
        </ul>
      </Confirm>
    </Section>
  );
}
