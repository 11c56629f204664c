import { statuses, type Status } from '../../contract/statuses.js';

/** What the address of a board's page asks for. */
export interface BoardQuery {
  q: string | null;
  /** Null for the open ones. */
  status: Status | null;
  cursor: string | null;
}

const MAX_Q = 200;
const MAX_CURSOR = 2000;

/** Reads the address of a page that people share and shorten: what is unknown or wrong is as if it were not there. */
export function readBoardQuery(query: Record<string, unknown>): BoardQuery {
  const text = (name: string) => {
    const value = [query[name]].flat()[0];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const [q, status, cursor] = [text('q'), text('status'), text('cursor')];
  return {
    q: q && Array.from(q).slice(0, MAX_Q).join('').slice(0, MAX_Q).toWellFormed(),
    status: statuses.find((known) => known === status) ?? null,
    cursor: cursor && cursor.length <= MAX_CURSOR ? cursor : null,
  };
}

/** Whether it is the board's own address. */
export const isPlain = (query: BoardQuery): boolean => Object.values(query).every((value) => value === null);

/** The same query as an address, from the board's own: `?…`, or the plain address. */
export function addressOf(path: string, query: BoardQuery): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
