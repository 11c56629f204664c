import type { SimilarRequestsDto } from '../../contract/widget-requests.dto';
import { el } from '../common/dom';
import type { Context } from './context';
import { debounced } from './debounced';
import { createRow, type Row } from './row';

const LEAST_CHARACTERS = 3;
const SHOWN = 3;

/** What there is already, while a title is typed: to be voted for instead of being submitted again. */
export function createSimilar(
  context: Context,
  title: () => string,
): { element: HTMLElement; ask: () => void; clear: () => void } {
  const { core, ballot, words, heading } = context;
  const rows = new Map<string, Row>();
  const list = el('ul', { class: 'rows', role: 'list' });
  const element = el('div', { class: 'similar', hidden: true }, el(heading, {}, words.say('similar')), list);
  let turn = 0;

  function clear(): void {
    turn++;
    rows.clear();
    list.replaceChildren();
    element.hidden = true;
  }

  const ask = debounced(async () => {
    const text = title();
    const mine = ++turn;
    if (text.length < LEAST_CHARACTERS) return clear();
    // A help, not a need: where it fails the form is as good without.
    const answer = await core
      .call<SimilarRequestsDto>('GET', `requests/similar?${new URLSearchParams({ q: text })}`)
      .catch(() => null);
    if (mine !== turn) return;
    const wasHidden = element.hidden;
    clear();
    for (const item of ballot.know(answer?.items.slice(0, SHOWN) ?? [])) {
      const row = createRow(context, item);
      rows.set(item.id, row);
      list.append(row.element);
    }
    element.hidden = rows.size === 0;
    if (wasHidden && rows.size > 0) context.announce(words.say('similarFound'));
  });

  ballot.watch((item, isWaiting) => rows.get(item.id)?.update(item, isWaiting));
  return { element, ask, clear };
}
