import type { EmailClaim, Policy } from './token-types.js';
import { mayJoin } from './identify-choice.js';

/** What an address in a token does under a project's policy, in a sentence for those who mint the tokens. */
export function emailEffect({ confirmed }: EmailClaim, mergeByEmail: Policy['mergeByEmail']): string {
  if (confirmed === false) return 'For display only: the token does not say that the address is confirmed.';
  if (!mayJoin(confirmed, mergeByEmail))
    return 'For display only: this project’s policy asks for “email_verified: true”, and the token does not say so.';
  return mergeByEmail === 'strict'
    ? 'Joins only somebody without a sub: a person whom a member, an import or the server API named by this address. It never joins two users of yours.'
    : 'Joins people: whoever comes with this address under another sub is the same person.';
}
