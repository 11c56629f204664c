import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { atLeast } from '../../../contract/roles';
import { projectQuery, useChangeProject } from '../../api/projects';
import { useDraft } from '../../ui/draft';
import { useHeldSave } from '../../ui/held-save';
import { Form } from '../../ui/form';
import { asApiError } from '../../ui/form-error';
import { Page, PageHeader } from '../../ui/page';
import { SaveBar } from '../../ui/save-bar';
import { say } from '../../ui/toasts';
import { DeleteProject } from './delete-project';
import { toChange, toForm } from './general-form';
import { OriginsSection } from './origins-section';
import { ParticipationSection } from './participation-section';
import { ProjectSection } from './project-section';
import { ReadOnly } from './read-only';
import { SampleSection } from './sample-section';

const route = getRouteApi('/member/projects/$projectId');

export function General() {
  const { projectId } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const draft = useDraft(toForm(project));
  const client = useQueryClient();
  const holding = useHeldSave(draft, async () =>
    toForm(await client.fetchQuery({ ...projectQuery(projectId), staleTime: 0 })),
  );
  const change = useChangeProject(projectId);
  const error = asApiError(change.error);
  const disabled = !atLeast(project.role, 'admin');

  const save = async () => {
    const sent = draft.changed;
    if (!(await holding.mayGo())) return;
    change.mutate(toChange(sent), {
      onSuccess: () => {
        draft.settle(sent);
        say({ title: 'Settings saved' });
      },
    });
  };
  const discard = () => {
    draft.reset();
    holding.release();
    change.reset();
  };
  const parts = { draft, error, disabled };

  return (
    <Page>
      <PageHeader title="General">What the project is called, and who may take part in it.</PageHeader>
      {disabled && <ReadOnly role={project.role} />}
      <Form error={change.error} onSubmit={() => void save()}>
        <ProjectSection project={project} {...parts} />
        <ParticipationSection board={project.audience} {...parts} />
        <OriginsSection {...parts} />
        <SaveBar
          dirty={draft.dirty}
          busy={holding.asking || change.isPending}
          error={error}
          held={holding.held}
          onDiscard={discard}
        />
      </Form>
      {!disabled && <SampleSection projectId={projectId} />}
      {project.role === 'owner' && <DeleteProject project={project} />}
    </Page>
  );
}
