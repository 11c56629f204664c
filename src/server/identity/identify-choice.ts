import type { Claims, EmailClaim, Policy } from './token-types.js';

/**
 * Who a token's sub, address and visitor are, without a database: docs/identity.md section 3. Persons are the
 * connected components of the graph sub — address. Under `verified` an address is an edge only where it is said to be
 * confirmed; under `strict` it then joins only people without a sub.
 */

/** What came in to say who somebody is: each is absent or null where nothing was said. */
export interface Keys {
  sub?: string | null;
  /** An address's key, where it may merge. */
  email?: string | null;
  /** Whether the host says that the address is confirmed; null or absent where it says nothing. */
  emailConfirmed?: boolean | null;
  /** The UUID of a browser. */
  visitor?: string | null;
}

/** What is stored of the keys that came in; `person` is always a root. */
export interface Found {
  mergeByEmail: Policy['mergeByEmail'];
  sub: { key: string; person: string } | null;
  email: { key: string; person: string; displayOnly: boolean; hasSub: boolean } | null;
  /** Whether this sub and this address came together before, and whether an undo has cut them since. */
  edge: 'linked' | 'cut' | null;
  visitor: { person: string | null; claimedBy: string | null } | null;
}

export interface Choice {
  /** The roots that are one person: none, one, or two to be merged. */
  persons: string[];
  /** Whether the address is a key of that person; else it is for display only. */
  addressIsKey: boolean;
}

/** Whose `keys` these are. */
export function choosePersons(found: Found, keys: Keys): Choice {
  const addressIsKey = !!keys.email && joins(found, keys);
  const both = [found.sub?.person, addressIsKey ? found.email?.person : undefined];
  const persons = new Set(both.filter((person) => person !== undefined));
  return { persons: [...persons], addressIsKey };
}

/**
 * Whether an address that came with a sub may be a key, by the host's word on it. The documented snippets do not send
 * `email_verified`, so `link` takes silence for consent; the other rules do not.
 */
export function mayJoin(confirmed: EmailClaim['confirmed'], mergeByEmail: Policy['mergeByEmail']): boolean {
  return mergeByEmail === 'link' ? confirmed !== false : confirmed === true;
}

/** What a token, or a call of the server API, says of who somebody is. */
export function keysIn({ sub, email }: Claims): Keys {
  return email && email.confirmed !== false
    ? { sub, email: email.key, emailConfirmed: email.confirmed }
    : { sub };
}

function joins({ email, sub, edge, mergeByEmail }: Found, keys: Keys): boolean {
  const hasSub = !!keys.sub;
  if (hasSub && !mayJoin(keys.emailConfirmed ?? null, mergeByEmail)) return false;
  if (email === null) return true;
  if (email.displayOnly || edge === 'cut') return false;
  // Without a sub the address is all that was said: a member or an import means whoever has it.
  const isOthers = hasSub && email.hasSub && email.person !== sub?.person;
  return mergeByEmail !== 'strict' || !isOthers;
}

/**
 * Whose browser it is: nobody's yet, this person's, or another's. Only in the first two cases does what it did
 * without a token become this person's. `persons` are the roots that are about to be this person.
 */
export function chooseVisitor(
  visitor: Found['visitor'],
  persons: readonly string[],
): 'fresh' | 'same' | 'other' {
  if (visitor === null || visitor.claimedBy === null) return 'fresh';
  return persons.includes(visitor.claimedBy) ? 'same' : 'other';
}
