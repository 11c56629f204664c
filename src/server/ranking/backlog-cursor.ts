import { createHash } from 'node:crypto';
import { isRowId } from '../../contract/ids.js';
import { decodeCursor, encodeCursor } from '../platform/cursor.js';
import { Refusal } from '../platform/refusal.js';
import type { RankKey } from './rank-key.js';

/** More than anything is counted here; twice as much is still a PostgreSQL integer. */
const MAX_COUNT = 1_000_000_000;

/** Where a page ended. */
export interface BacklogPosition extends RankKey {
  /** How many open requests stand up to and with this row. */
  place: number;
  /** `project_ranking.version` then: while it is the same, `place` is still right. */
  version: number;
  /** Which list it is a place in. */
  list: string;
}

/** Names a list by everything that decides what is in it, and in which order. */
export function listName(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

export const encodePosition = (position: BacklogPosition): string => encodeCursor({ ...position });

/** Refuses with `cursor.invalid` what this list, whose scores are whole or not, did not give out. */
export function decodePosition(cursor: string, list: string, whole: boolean): BacklogPosition {
  const position = decodeCursor(cursor, isPosition);
  if (whole && !Number.isSafeInteger(position.score)) throw new Refusal('cursor.invalid');
  if (position.list !== list) {
    throw new Refusal('cursor.invalid', 'Start again from the first page: lens or filters are not the same.');
  }
  return position;
}

function isPosition(value: unknown): value is BacklogPosition {
  if (typeof value !== 'object' || value === null) return false;
  const { score, voters, createdMicros, id, place, version, list } = value as Record<string, unknown>;
  const fits =
    isUpTo(voters, MAX_COUNT) && isUpTo(place, MAX_COUNT) && isUpTo(createdMicros) && isUpTo(version);
  return fits && Number.isFinite(score) && isRowId(id) && typeof list === 'string';
}

const isUpTo = (value: unknown, most = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
