import type { RequestEventKind } from '../../contract/requests.dto.js';
import type { Status } from '../../contract/statuses.js';

/** What members edit of a request. */
export interface Content {
  title: string;
  body: string;
  status: Status;
  tags: readonly string[];
  /** 1 to 100, or null where nobody estimated it. */
  effort: number | null;
}

/** What happened to a request, as its history keeps it. */
export interface Happening {
  kind: RequestEventKind;
  detail: Record<string, unknown>;
}

export interface Change {
  after: Content;
  happened: Happening[];
  /** Whether it went from one status to another, which decides if it takes votes and has a rank. */
  moved: boolean;
  /** Whether its score may be another: by its status, or by the effort that a lens divides by. */
  rescored: boolean;
}

/**
 * What `edit` makes of a request; null where that is no different. Every status may follow every other: what was
 * declined by mistake is opened again. A field that is absent stays as it is.
 */
export function changeOf(current: Content, edit: Partial<Content>): Change | null {
  const after: Content = {
    title: edit.title ?? current.title,
    body: edit.body ?? current.body,
    status: edit.status ?? current.status,
    tags: edit.tags ? distinctTags(edit.tags) : current.tags,
    effort: edit.effort === undefined ? current.effort : edit.effort,
  };
  const fields = (['title', 'body', 'effort'] as const)
    .filter((field): boolean => after[field] !== current[field])
    .map(String);
  if (after.tags.join('\n') !== current.tags.join('\n')) fields.push('tags');
  const moved = after.status !== current.status;
  const happened: Happening[] = [];
  if (moved) happened.push({ kind: 'status', detail: { from: current.status, to: after.status } });
  if (fields.length > 0) happened.push({ kind: 'edited', detail: { fields } });
  const rescored = moved || after.effort !== current.effort;
  return happened.length > 0 ? { after, happened, moved, rescored } : null;
}

/** No two tags differ in case alone: the first one given stays as it is written. */
export function distinctTags(tags: readonly string[]): string[] {
  const byFolded = new Map<string, string>();
  for (const tag of tags) {
    const folded = tag.toLowerCase();
    if (!byFolded.has(folded)) byFolded.set(folded, tag);
  }
  return [...byFolded.values()];
}

/** `tags` with those of `add` behind them and without those of `remove`, whatever their case. */
export function retagged(
  tags: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): string[] {
  const removed = new Set(remove.map((tag) => tag.toLowerCase()));
  return distinctTags([...tags, ...add]).filter((tag) => !removed.has(tag.toLowerCase()));
}
