import type { VoteSource } from '../../contract/votes.dto.js';

/**
 * One person's vote on one request, active or withdrawn (docs/identity.md). Times are UTC text with microseconds,
 * so that they compare as text; ids are text.
 */
export interface Register {
  active: boolean;
  changedAt: string;
  /** When it last became active. */
  votedAt: string;
  /** The request merge that made it active here; null for a vote on this very request. */
  viaMerge: string | null;
  /** Where that merge found it withdrawn: since when. */
  withdrawnAt: string | null;
  source: VoteSource;
  castBy: string | null;
  sourceLink: string | null;
}

/**
 * Two persons are one: whose vote stands. The newer one does, of the same moment the active one, so that a merge
 * brings no withdrawn vote back. What only a request merge added never hides a vote that a person gave, or an
 * unmerge would take that vote away.
 */
export function unite(a: Register, b: Register): Register {
  const [newer, older] = isNewer(a, b) ? [a, b] : [b, a];
  if (newer.active && older.active) return { ...firmer(newer, older), changedAt: newer.changedAt };
  if (newer.viaMerge === null) return newer;
  return { ...newer, withdrawnAt: latest(newer.withdrawnAt, older.changedAt) };
}

/** What is left of a register when the merge that made it active is no more: withdrawn again, or nothing. */
export function withoutMerge(register: Register): Register | null {
  if (register.withdrawnAt === null) return null;
  return {
    ...register,
    active: false,
    changedAt: register.withdrawnAt,
    viaMerge: null,
    withdrawnAt: null,
  };
}

/** Whether nobody touched it since; provenance moves with these four. */
export function isSame(a: Register, b: Register): boolean {
  return (
    a.active === b.active &&
    a.changedAt === b.changedAt &&
    a.votedAt === b.votedAt &&
    a.viaMerge === b.viaMerge
  );
}

function isNewer(a: Register, b: Register): boolean {
  if (a.changedAt !== b.changedAt) return a.changedAt > b.changedAt;
  if (a.active !== b.active) return a.active;
  return a.votedAt >= b.votedAt;
}

/** Of two active votes: the one given here, else the one of the earlier merge, which is undone last. */
function firmer(newer: Register, older: Register): Register {
  if (newer.viaMerge === older.viaMerge || newer.viaMerge === null) return newer;
  if (older.viaMerge === null) return older;
  return BigInt(newer.viaMerge) < BigInt(older.viaMerge) ? newer : older;
}

function latest(a: string | null, b: string): string {
  return a !== null && a > b ? a : b;
}
