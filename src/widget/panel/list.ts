import { statuses } from '../../contract/statuses';
import type { WidgetRequestsDto } from '../../contract/widget-requests.dto';
import { PAGE_SIZE } from '../common/first-page';
import { el, icon, set } from '../common/dom';
import type { CallError } from '../core';
import type { Context } from './context';
import { isComposing } from './keys';
import { createRow, type Row } from './row';
import { createSearch } from './search';
import { button, loading, message, trouble } from './states';
import { createTabs } from './tabs';

export interface List {
  element: HTMLElement;
  /** Asks again for what is shown; the rows stay until the answer is there. */
  reload: () => Promise<boolean>;
  /** The user's own, the newest first. */
  showMine: () => void;
  clear: () => void;
  marks: () => void;
}

const BULB =
  'M9 18h6M10 21h4M12 3a6 6 0 0 0-3.500 10.900c.6.500 1 1.200 1 2V16h5v-.1c0-.8.400-1.500 1-2A6 6 0 0 0 12 3z';
const SEARCH = 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.500 4.500';

/** The requests: ordered, searched, paged. `suggest` opens the form with a title. */
export function createList(context: Context, suggest: (title: string) => void): List {
  const { core, words, ballot } = context;
  const { say } = words;
  let turn = 0;
  let cursor: string | null = null;
  const rows = new Map<string, Row>();

  const search = createSearch(words, () => void reload());
  const tabs = createTabs(
    say('views'),
    (['top', 'new', 'mine'] as const).map((name) => [name, say(name)] as const),
    () => {
      clearRows();
      void reload();
    },
  );
  const items = el('ul', { class: 'rows', role: 'list' });
  const instead = el('div');
  const more = button('quiet more', say('more'), () => load(cursor));
  const note = el('p', { class: 'note', hidden: true });
  const area = el('div', { id: 'list', role: 'tabpanel' }, note, instead, items, more);
  const element = el(
    'div',
    { class: 'list' },
    el('div', { class: 'tools' }, search.element, tabs.element),
    area,
  );

  const path = (after: string | null): string => {
    const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
    if (tabs.selected() !== 'top') query.set('sort', tabs.selected());
    if (search.text()) {
      query.set('q', search.text());
      // What is shipped already is an answer as well.
      query.set('status', statuses.join());
    }
    if (after) query.set('cursor', after);
    return `requests?${query}`;
  };

  function clearRows(): void {
    rows.clear();
    items.replaceChildren();
    more.hidden = true;
  }

  /** Answers whether the list is there. */
  async function load(after: string | null): Promise<boolean> {
    const mine = ++turn;
    const asked = path(after);
    set(area, 'aria-labelledby', `tab-${tabs.selected()}`);
    set(area, 'aria-busy', 'true');
    if (rows.size === 0) instead.replaceChildren(loading(words));
    try {
      await core.connect();
      const page = await core.call<WidgetRequestsDto>('GET', asked);
      if (mine !== turn) return true;
      show(page, after !== null);
      return true;
    } catch (error) {
      if (mine !== turn) return true;
      if (rows.size > 0) context.notify(say('failed'));
      else instead.replaceChildren(trouble(words, error as CallError, () => load(after)));
      return false;
    } finally {
      if (mine === turn) set(area, 'aria-busy', null);
    }
  }

  function show({ items: page, nextCursor }: WidgetRequestsDto, isMore: boolean): void {
    const focused = isMore ? null : focusedIn(items);
    const since = core.memory.get('looked') ?? '';
    const isMine = tabs.selected() === 'mine';
    if (!isMore) clearRows();
    const added = ballot.know(page).map((item) => {
      const row = createRow(context, item, isMine && (item.statusChangedAt ?? '') > since);
      rows.set(item.id, row);
      return row.element;
    });
    for (const [at, row] of added.entries()) row.dataset.id = page[at]!.id;
    items.append(...added);
    cursor = nextCursor;
    more.hidden = !cursor;
    instead.replaceChildren(...(rows.size === 0 ? [nothing()] : []));
    participation();
    if (isMore) added[0]?.querySelector<HTMLElement>('button')?.focus();
    else if (focused) items.querySelector<HTMLElement>(focused)?.focus();
    context.announce(words.ideas(rows.size));
    if (isMine && !search.text()) {
      const changes = [core.session()?.mineChangedAt, ...page.map(({ statusChangedAt }) => statusChangedAt)];
      core.memory.set('looked', changes.reduce<string>(latest, since));
      core.showNews();
      marks();
    }
  }

  function nothing(): HTMLElement {
    const text = search.text();
    const mayWrite = context.mayWrite();
    const add = mayWrite
      ? button('primary', text ? say('suggestThis', { text }) : say('suggest'), () => suggest(text))
      : null;
    if (core.session()?.project.participation === 'verified' && !mayWrite) return el('span');
    if (text) return message(SEARCH, say('noMatch', { text }), mayWrite ? say('noMatchHint') : '', add);
    if (tabs.selected() === 'mine') return message(BULB, say('mineEmpty'), say('mineEmptyHint'));
    return message(BULB, say('empty'), mayWrite ? say('emptyHint') : '', add);
  }

  /** Why somebody can only look on, or not even that. */
  function participation(): void {
    const project = core.session()?.project;
    const closed = !context.mayWrite() && project && project.participation !== 'everyone';
    note.textContent = closed
      ? say(project.participation === 'verified' ? 'verified' : 'readOnly', { project: project.name })
      : '';
    note.hidden = !closed;
  }

  function marks(): void {
    const news = (core.session()?.mineChangedAt ?? '') > (core.memory.get('looked') ?? '');
    tabs.mark('mine', news ? say('news') : '');
  }

  const reload = () => load(null);
  ballot.watch((item, isWaiting) => rows.get(item.id)?.update(item, isWaiting));
  addArrowKeys(element, items);
  more.prepend(icon('M6 9.500l6 6 6-6'));
  more.hidden = true;
  marks();

  return {
    element,
    reload,
    showMine() {
      search.empty();
      tabs.select('mine');
      clearRows();
      void reload();
    },
    clear: clearRows,
    marks,
  };
}

const latest = (one: string, other: string | null | undefined): string =>
  other && other > one ? other : one;

/** The focused control of a row, to be found again among new rows. */
function focusedIn(items: HTMLElement): string | null {
  const focused = items.querySelector<HTMLElement>(':focus');
  const row = focused?.closest<HTMLElement>('[data-id]');
  return row && focused ? `[data-id="${row.dataset.id}"] [data-column="${focused.dataset.column}"]` : null;
}

/** Up and down go through the rows, in the column where the focus is; down from the search goes to the first. */
function addArrowKeys(element: HTMLElement, items: HTMLElement): void {
  element.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const target = event.target as HTMLElement;
    const column = target.matches('input') ? 'vote' : target.dataset.column;
    if (!step || !column || isComposing(event)) return;
    const controls = [...items.querySelectorAll<HTMLElement>(`[data-column="${column}"]`)];
    const next = controls[controls.indexOf(target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
