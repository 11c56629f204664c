import type { ReactNode } from 'react';
import type { IdentityPolicyDto } from '../../../contract/identity.dto';
import { Choice, type ChoiceOption } from '../../ui/choice';
import { Section } from '../../ui/page';
import type { PolicyPart } from './policy-form';

const mergeOptions: readonly ChoiceOption<IdentityPolicyDto['mergeByEmail']>[] = [
  {
    value: 'link',
    label: 'By id and e-mail address',
    hint: 'Accounts with the same address are one person, whichever id they come with. Right where your product lets nobody in before they have confirmed their address: otherwise a user who claims somebody else’s address becomes that person here. An address sent with “email_verified: false” joins nobody.',
  },
  {
    value: 'verified',
    label: 'By id and confirmed e-mail address',
    hint: 'Accounts with the same address are one person where each token says “email_verified: true”. Every other address is only shown. Right where some of your users have confirmed their address and others have not.',
  },
  {
    value: 'strict',
    label: 'By id alone',
    hint: 'Two ids are two people, whatever their addresses. A confirmed address (“email_verified: true”) still finds a person whom a member or an import entered by it. Right where several users share an address, or where nobody confirms theirs.',
  },
];

const revenueOptions: readonly ChoiceOption<IdentityPolicyDto['revenueFrom']>[] = [
  {
    value: 'tokensAndApi',
    label: 'Tokens and the server API',
    hint: 'Whichever said something last counts.',
  },
  {
    value: 'api',
    label: 'The server API alone',
    hint: 'Plan and amount in tokens are ignored. Right where a page may carry an older amount than your billing system.',
  },
];

/** What the tokens that are good may change. */
export function PeoplePolicy({ draft: { values, set }, disabled }: PolicyPart) {
  return (
    <Section title="Policy: people and revenue">
      <Group
        title="Who is the same person"
        note="A change holds for later tokens only: people who are joined stay joined."
      >
        <Choice
          label="Who is the same person"
          value={values.mergeByEmail}
          options={mergeOptions}
          onChange={(rule) => set('mergeByEmail', rule)}
          disabled={disabled}
        />
      </Group>
      <Group
        title="Where revenue comes from"
        note="A change holds for later tokens only: amounts that are stored stay until something newer comes."
      >
        <Choice
          label="Where revenue comes from"
          value={values.revenueFrom}
          options={revenueOptions}
          onChange={(source) => set('revenueFrom', source)}
          disabled={disabled}
        />
      </Group>
    </Section>
  );
}

function Group({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">{title}</h3>
      {children}
      <p className="text-sm text-pretty text-muted">{note}</p>
    </div>
  );
}
