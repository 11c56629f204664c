import type { EmailClaim, Policy } from './token-types.js';
import { mayJoin } from './identify-choice.js';

/** What an address in a token does under a project's policy, in a sentence for the people who mint the tokens. */
export function emailEffect({ confirmed }: EmailClaim, mergeByEmail: Policy['mergeByEmail']): string {
  if (confirmed === false) return 'For display only: the token does not say that the address is confirmed.';
  if (!mayJoin(confirmed, mergeByEmail))
    return 'For display only: this project’s policy asks for “email_verified: true”, which the token does not have.';
  return mergeByEmail === 'strict'
    ? 'Joins only somebody without a sub: a person whom a member, an import or the server API entered with this address. It never joins two of your users.'
    : 'Joins people: anybody with this address is the same person, whatever their sub.';
}
