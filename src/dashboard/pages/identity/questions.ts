import type { ChangeIdentityDto } from '../../../contract/identity.dto';
import type { ConfirmedAddresses, Payer } from '../../../contract/set-up.dto';
import type { ChoiceOption } from '../../ui/choice';

export const payerOptions: readonly ChoiceOption<Payer>[] = [
  {
    value: 'companies',
    label: 'Companies',
    hint: 'Your code sends each user’s company, and its revenue counts once, however many of its people vote. Without it, three colleagues on one account would count three times.',
  },
  {
    value: 'users',
    label: 'Individual users',
    hint: 'Everybody pays for themselves. Your code leaves the company out.',
  },
];

export const addressOptions: readonly ChoiceOption<ConfirmedAddresses>[] = [
  {
    value: 'all',
    label: 'Yes, everybody',
    hint: 'Accounts with the same address become one person.',
  },
  {
    value: 'some',
    label: 'Only some',
    hint: 'Your code says which addresses are confirmed, and only those can merge two accounts into one person.',
  },
  {
    value: 'none',
    label: 'No',
    hint: 'Accounts stay separate even if they share an address: anybody could have typed it.',
  },
];

type MergeRule = NonNullable<ChangeIdentityDto['mergeByEmail']>;

const rules: Record<ConfirmedAddresses, string> = { all: 'link', some: 'verified', none: 'strict' };

/** The policy that an answer sets: which addresses may merge two accounts into one person. */
export const mergeRuleFor = (answer: ConfirmedAddresses): MergeRule => rules[answer] as MergeRule;

export const answerWords: { payer: Record<Payer, string>; addresses: Record<ConfirmedAddresses, string> } = {
  payer: { companies: 'Companies pay', users: 'Individual users pay' },
  addresses: {
    all: 'every address is confirmed',
    some: 'some addresses are confirmed',
    none: 'addresses are not confirmed',
  },
};
