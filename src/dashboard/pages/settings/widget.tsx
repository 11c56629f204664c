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
import { ReadOnly } from './read-only';
import { AppearanceSection } from './appearance-section';
import { PreviewSection } from './preview-section';
import { TextsSection } from './texts-section';
import { shownTheme, toForm, toTheme } from './widget-form';

const route = getRouteApi('/member/projects/$projectId');

export function WidgetSettings() {
  const { projectId } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const draft = useDraft(toForm(project.theme));
  const client = useQueryClient();
  const holding = useHeldSave(draft, async () =>
    toForm((await client.fetchQuery({ ...projectQuery(projectId), staleTime: 0 })).theme),
  );
  const change = useChangeProject(projectId);
  const error = asApiError(change.error);
  const disabled = !atLeast(project.role, 'admin');

  const save = async () => {
    const sent = draft.changed;
    if (!(await holding.mayGo())) return;
    change.mutate(
      { theme: toTheme(sent) },
      {
        onSuccess: () => {
          draft.settle(sent);
          say({ title: 'Saved', description: 'Pages show it the next time they are loaded.' });
        },
      },
    );
  };
  const discard = () => {
    draft.reset();
    holding.release();
    change.reset();
  };
  const parts = { draft, error, disabled };

  return (
    <Page>
      <PageHeader title="Widget">
        How it looks on your pages. A page can override some of it by attributes of the script tag.
      </PageHeader>
      {disabled && <ReadOnly role={project.role} />}
      <Form error={change.error} onSubmit={() => void save()}>
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_25rem]">
          <div className="flex min-w-0 flex-col gap-6">
            <AppearanceSection {...parts} />
            <TextsSection {...parts} />
          </div>
          <PreviewSection theme={shownTheme(draft.values)} projectName={project.name} />
        </div>
        <SaveBar
          dirty={draft.dirty}
          busy={holding.asking || change.isPending}
          error={error}
          held={holding.held}
          onDiscard={discard}
        />
      </Form>
    </Page>
  );
}
