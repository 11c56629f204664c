import type { ChangeIdentityDto } from '../../../contract/identity.dto';
import type { ConfirmedAddresses, Payer } from '../../../contract/set-up.dto';
import type { ChoiceOption } from '../../ui/choice';

export const payerOptions: readonly ChoiceOption<Payer>[] = [
  {
    value: 'companies',
    label: 'Companies',
    hint: 'Your code sends the company of each user, and its revenue counts once, however many of its people vote. Without it, three colleagues of one account count three times.',
  },
  {
    value: 'users',
    label: 'Single users',
    hint: 'Everybody pays for themselves. Your code leaves the company out.',
  },
];

export const addressOptions: readonly ChoiceOption<ConfirmedAddresses>[] = [
  {
    value: 'all',
    label: 'Yes, for everybody',
    hint: 'Accounts with the same address become one person.',
  },
  {
    value: 'some',
    label: 'Only for some',
    hint: 'Your code says which addresses are confirmed, and only those make one person of two accounts.',
  },
  {
    value: 'none',
    label: 'No',
    hint: 'Accounts stay apart, whatever their addresses: anybody could have typed them.',
  },
];

type MergeRule = NonNullable<ChangeIdentityDto['mergeByEmail']>;

const rules: Record<ConfirmedAddresses, string> = { all: 'link', some: 'verified', none: 'strict' };

/** The policy that an answer sets: whose address may make one person of two accounts. */
export const mergeRuleFor = (answer: ConfirmedAddresses): MergeRule => rules[answer] as MergeRule;

export const answerWords: { payer: Record<Payer, string>; addresses: Record<ConfirmedAddresses, string> } = {
  payer: { companies: 'Companies pay', users: 'Single users pay' },
  addresses: {
    all: 'every address is confirmed',
    some: 'some addresses are confirmed',
    none: 'addresses are not confirmed',
  },
};
