import type { Policy } from './token-types.js';

/**
 * Who a token's sub, address and visitor are, without a database: docs/identity.md section 3. Persons are the
 * connected components of the graph sub — address; under `strict` an address joins only people without a sub.
 */

/** What came in to say who somebody is: each is absent or null where nothing was said. */
export interface Keys {
  sub?: string | null;
  /** An address's key, where it may merge. */
  email?: string | null;
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
  const addressIsKey = !!keys.email && joins(found, !!keys.sub);
  const both = [found.sub?.person, addressIsKey ? found.email?.person : undefined];
  const persons = new Set(both.filter((person) => person !== undefined));
  return { persons: [...persons], addressIsKey };
}

function joins({ email, sub, edge, mergeByEmail }: Found, hasSub: boolean): boolean {
  if (email === null) return true;
  if (email.displayOnly || edge === 'cut') return false;
  // Without a sub the address is all that was said: a member or an import means whoever has it.
  const isOthers = hasSub && email.hasSub && email.person !== sub?.person;
  return mergeByEmail === 'link' || !isOthers;
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
