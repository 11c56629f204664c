import type { ReactNode } from 'react';
import type { IdentityPolicyDto } from '../../../contract/identity.dto';
import { Choice, type ChoiceOption } from '../../ui/choice';
import { Section } from '../../ui/page';
import type { PolicyPart } from './policy-form';

const mergeOptions: readonly ChoiceOption<IdentityPolicyDto['mergeByEmail']>[] = [
  {
    value: 'link',
    label: 'By id and e-mail address',
    hint: 'Accounts with the same address are one person, whatever their ids. Choose this if users have to confirm their address before they can use your product: otherwise a user who claims somebody else’s address becomes that person here. An address sent with “email_verified: false” joins nobody.',
  },
  {
    value: 'verified',
    label: 'By id and confirmed e-mail address',
    hint: 'Accounts with the same address are one person if each token says “email_verified: true”. Any other address is for display only. Choose this if some of your users have confirmed their address and others have not.',
  },
  {
    value: 'strict',
    label: 'By id alone',
    hint: 'Two ids are two people, whatever their addresses. A confirmed address (“email_verified: true”) still finds a person whom a member or an import entered with that address. Choose this if several users share an address, or if your product does not confirm addresses.',
  },
];

const revenueOptions: readonly ChoiceOption<IdentityPolicyDto['revenueFrom']>[] = [
  {
    value: 'tokensAndApi',
    label: 'Tokens and the server API',
    hint: 'The most recent value counts.',
  },
  {
    value: 'api',
    label: 'The server API alone',
    hint: 'Plan and amount in tokens are ignored. Choose this if a page may carry an older amount than your billing system.',
  },
];

/** What verified tokens may change. */
export function PeoplePolicy({ draft: { values, set }, disabled }: PolicyPart) {
  return (
    <Section title="Policy: people and revenue">
      <Group
        title="Who is the same person"
        note="A change applies to later tokens only: people who were joined stay joined."
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
        note="A change applies to later tokens only: stored amounts stay until a newer one arrives."
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
