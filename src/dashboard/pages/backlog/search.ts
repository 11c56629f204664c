import { statuses, type Status } from '../../../contract/statuses';
import type { RequestFilterDto } from '../../../contract/backlog.dto';
import type { WhatIfBody } from '../../api/what-if';

/** What the backlog shows, as its address says it: a view is shared by sharing the link. */
export interface BacklogSearch {
  lens?: string;
  status?: Status[];
  tag?: string[];
  q?: string;
  plan?: string;
  company?: string;
  since?: string;
  mine?: true;
  /** The numbers of a what-if, as the body that the server takes. */
  whatIf?: WhatIfBody;
  /** The request whose score is explained beside the table. */
  why?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => text(one) ?? []);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const some = <Item>(items: Item[]): Item[] | undefined => (items.length > 0 ? items : undefined);

/** Reads an address that anybody may have typed: what is not a filter is left out. */
export function validateBacklogSearch(search: Record<string, unknown>): BacklogSearch {
  const named = list(search.status).filter((one): one is Status =>
    (statuses as readonly string[]).includes(one),
  );
  return {
    lens: text(search.lens),
    status: some(named),
    tag: some(list(search.tag)),
    q: text(search.q),
    plan: text(search.plan),
    company: text(search.company),
    since: text(search.since),
    mine: search.mine === true || search.mine === 'true' ? true : undefined,
    whatIf: isObject(search.whatIf) ? search.whatIf : undefined,
    why: text(search.why),
  };
}

/** The filters as the query of `GET …/backlog` and of its CSV. */
export function backlogQuery({
  lens,
  status,
  tag,
  q,
  plan,
  company,
  since,
  mine,
}: BacklogSearch): URLSearchParams {
  const query = new URLSearchParams();
  for (const one of status ?? []) query.append('status', one);
  for (const one of tag ?? []) query.append('tag', one);
  for (const [name, value] of Object.entries({ lens, q, plan, company, since }))
    if (value) query.set(name, value);
  if (mine) query.set('mine', 'true');
  return query;
}

/** The filters as a what-if takes them. */
export const filterOf = ({
  status,
  tag,
  q,
  plan,
  company,
  since,
  mine,
}: BacklogSearch): Partial<RequestFilterDto> => ({
  status,
  tag,
  q,
  plan,
  company,
  since,
  mine,
});

/** What narrows the list down, as opposed to how it is ranked and what stands beside it. */
export const isFiltered = (search: BacklogSearch): boolean =>
  backlogQuery({ ...search, lens: undefined }).size > 0;

/** `items` with or without one of them; undefined where none is left, which is no filter. */
export function toggled<Item>(items: Item[] | undefined, item: Item, on: boolean): Item[] | undefined {
  return some([...(items ?? []).filter((one) => one !== item), ...(on ? [item] : [])]);
}
