import type { Box } from '../platform/box.js';
import type { RegisterChanges } from './registers.js';

/** The registers of a winner that a merge changed, before and after it. */
export interface ChangedFields {
  before: RegisterChanges;
  after: RegisterChanges;
}

/** As a journal keeps them: sealed, since there are names and addresses among them. Null where nothing changed. */
export function sealFields(
  box: Box,
  projectId: number,
  loser: string,
  changed: ChangedFields,
): string | null {
  if (Object.keys(changed.after).length === 0) return null;
  return box.seal(JSON.stringify(changed), context(projectId, loser)).toString('base64');
}

export function openFields(box: Box, projectId: number, loser: string, sealed: string | null): ChangedFields {
  if (sealed === null) return { before: {}, after: {} };
  const text = box.open(Buffer.from(sealed, 'base64'), context(projectId, loser));
  return JSON.parse(text, (key, value: unknown) => {
    if (key === 'at') return new Date(value as string);
    return key === 'value' ? withCount(value) : value;
  }) as ChangedFields;
}

/** What was sealed before amounts had a count of intervals is of one. */
function withCount(value: unknown): unknown {
  const isRevenue = typeof value === 'object' && value !== null;
  return isRevenue ? { intervalCount: 1, ...value } : value;
}

const context = (projectId: number, loser: string): string => `person_merge ${projectId} ${loser}`;
