import {
  fields,
  isSame,
  later,
  type Field,
  type Register,
  type RegisterChanges,
  type Registers,
} from './registers.js';

/** What a merge of two people decides, without a database: docs/identity.md section 3. */

/** As much of a person as a merge looks at. */
export interface Mergeable {
  id: string;
  verified: boolean;
  /** What its payer pays a month; null where nobody knows. */
  monthlyCents: number | null;
  registers: Registers;
}

/** The winner before the loser: the verified one, else the older. Ids are given out in the order of age. */
export function winnerFirst<Person extends Pick<Mergeable, 'id' | 'verified'>>(
  a: Person,
  b: Person,
): [Person, Person] {
  const aWins = a.verified === b.verified ? BigInt(a.id) < BigInt(b.id) : a.verified;
  return aWins ? [a, b] : [b, a];
}

/** Two amounts that are both known and contradict each other: somebody should look at such a merge. */
export function revenueDiffers(
  a: Pick<Mergeable, 'monthlyCents'>,
  b: Pick<Mergeable, 'monthlyCents'>,
): boolean {
  return a.monthlyCents !== null && b.monthlyCents !== null && a.monthlyCents !== b.monthlyCents;
}

/** The registers that the winner takes over. Nothing is ever added up. */
export function takenOver(winner: Registers, loser: Registers): RegisterChanges {
  return pick((field) => {
    const stands = later<Register<unknown> | null>(winner[field], loser[field]);
    return isSame(stands, winner[field]) ? undefined : loser[field];
  });
}

/** The registers among `changed`, as they were before. */
export function asBefore(before: Registers, changed: RegisterChanges): RegisterChanges {
  return pick((field) => (changed[field] === undefined ? undefined : before[field]));
}

/** What an undo sets back: `before`, in the registers that still are as the merge left them. */
export function setBack(now: Registers, before: RegisterChanges, after: RegisterChanges): RegisterChanges {
  return pick((field) => {
    const left = after[field];
    return left !== undefined && isSame(now[field], left) ? before[field] : undefined;
  });
}

function pick(valueOf: (field: Field) => Register<unknown> | null | undefined): RegisterChanges {
  const entries = fields.map((field) => [field, valueOf(field)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
