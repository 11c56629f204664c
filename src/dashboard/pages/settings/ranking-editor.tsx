import { useQueryClient } from '@tanstack/react-query';
import type { LensDto } from '../../../contract/lenses.dto';
import type { ProjectDto } from '../../../contract/projects.dto';
import type { RankingDto } from '../../../contract/ranking.dto';
import { useState } from 'react';
import { rankingQuery, useChangeRanking } from '../../api/ranking';
import { useDraft } from '../../ui/draft';
import { useHeldSave } from '../../ui/held-save';
import { Form } from '../../ui/form';
import { asApiError } from '../../ui/form-error';
import { SaveBar } from '../../ui/save-bar';
import { say } from '../../ui/toasts';
import { DefaultLensSection } from './default-lens-section';
import { EffectSection } from './effect-section';
import { lensOptions, toChange, toForm } from './ranking-form';
import { useRankingEffect } from './use-ranking-effect';
import { WeightsSection } from './weights-section';

interface RankingEditorProps {
  project: ProjectDto;
  ranking: RankingDto;
  lenses: LensDto[];
  disabled: boolean;
}

/** The numbers on the left; on the right what they would do, before they are saved. */
export function RankingEditor({ project, ranking, lenses, disabled }: RankingEditorProps) {
  const draft = useDraft(toForm(ranking));
  const client = useQueryClient();
  const holding = useHeldSave(draft, async () =>
    toForm(await client.fetchQuery({ ...rankingQuery(project.id), staleTime: 0 })),
  );
  const [looked, setLooked] = useState<string>();
  const lens = looked ?? draft.values.defaultLens;
  const effect = useRankingEffect({ projectId: project.id, ranking, lenses, lens, wanted: draft.values });
  const change = useChangeRanking(project.id);
  const error = asApiError(change.error);
  const options = lensOptions(lenses);

  const save = async () => {
    const sent = draft.changed;
    const body = toChange(sent);
    if (!body || !(await holding.mayGo())) return;
    change.mutate(body, {
      onSuccess: ({ rebuild }) => {
        draft.settle(sent);
        say({
          title: rebuild ? 'Saved; the new order is being prepared' : 'Saved; the new order is in force',
        });
      },
    });
  };
  const discard = () => {
    draft.reset();
    holding.release();
    change.reset();
  };

  return (
    <Form error={change.error} onSubmit={() => void save()}>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <WeightsSection
            currency={project.currency}
            draft={draft}
            disabled={disabled}
            fieldError={(name) => error?.field(name) ?? effect.error?.field(`weights.${name}`)}
          />
          <DefaultLensSection draft={draft} options={options} disabled={disabled} error={error} />
        </div>
        <EffectSection
          effect={effect}
          changing={draft.dirty}
          lens={lens}
          options={options}
          onLens={setLooked}
        />
      </div>
      <SaveBar
        dirty={draft.dirty}
        busy={holding.asking || change.isPending}
        error={error}
        held={holding.held}
        onDiscard={discard}
      />
    </Form>
  );
}
