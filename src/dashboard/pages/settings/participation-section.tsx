import type { Participation } from '../../../contract/participation';
import { Choice, type ChoiceOption } from '../../ui/choice';
import { Section } from '../../ui/page';
import { Switch } from '../../ui/toggle';
import type { GeneralPart } from './general-form';

const options: ChoiceOption<Participation>[] = [
  {
    value: 'everyone',
    label: 'Everyone',
    hint: 'Visitors whom your product has not identified read, vote and submit, too. Their votes are counted apart and, unless you give them a weight, never change the order by revenue.',
  },
  {
    value: 'readOnly',
    label: 'Verified people; everyone else reads',
    hint: 'Visitors see the list and cannot vote or submit. Votes they gave before stay where they are.',
  },
  {
    value: 'verified',
    label: 'Verified people alone',
    hint: 'Visitors see an empty list. Choose this while what is asked for is nobody else’s business.',
  },
];

const boardHints: Record<Participation, string> = {
  everyone: 'Anybody with the address sees the list there, and votes and submits without being identified.',
  readOnly: 'Anybody with the address reads the list there. Nobody is identified on it, so nobody votes.',
  verified: 'Nobody is identified on it, so as long as only verified people take part it shows nothing.',
};

/** Who may see, vote and submit, said as what happens to whom. */
export function ParticipationSection({
  draft: { values, set },
  disabled,
  board,
}: GeneralPart & { board: string }) {
  return (
    <Section
      title="Who takes part"
      description="A person is verified when your product signs a token for them; that is also what ties their votes to revenue."
    >
      <Choice
        label="Who takes part"
        value={values.participation}
        options={options}
        disabled={disabled}
        onChange={(participation) => set('participation', participation)}
      />
      <Switch
        label="Public board"
        hint={
          <>
            A page of its own at <span className="wrap-anywhere">{board}</span>.{' '}
            {values.board
              ? boardHints[values.participation]
              : 'Off: the address answers that nothing is here.'}
          </>
        }
        checked={values.board}
        disabled={disabled}
        onChange={(on) => set('board', on)}
      />
      <Switch
        label="Listed by search engines"
        hint={
          values.boardIndexed
            ? 'The board may be found through search engines, first page and all.'
            : 'The board asks search engines to leave it out (noindex). Who has the address still sees it.'
        }
        checked={values.boardIndexed}
        disabled={disabled || !values.board}
        onChange={(on) => set('boardIndexed', on)}
      />
    </Section>
  );
}
