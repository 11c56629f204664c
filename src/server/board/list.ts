import { statuses } from '../../contract/statuses.js';
import type { WidgetRequestDto } from '../../contract/widget-requests.dto.js';
import { addressOf, isPlain } from './board-query.js';
import { markup, type Html } from './html.js';
import type { BoardView } from './view.js';

/** A text up to this long is shown whole; of a longer one the beginning, and the rest on demand. */
const SHOWN = 280;

/** The requests as a page that needs no script: search, list, next page. */
export function list(view: BoardView): Html {
  return markup`${search(view)} ${requests(view)} ${pages(view)} ${view.takesPart ? takingPart(view) : null}`;
}

/** The panel is on the board's own address, which says nothing else than the panel does. */
function takingPart({ query, words, place }: BoardView): Html {
  if (isPlain(query)) return markup`<noscript><p class="hint">${words.noScript}</p></noscript>`;
  return markup`<p class="hint"><a href="${place.path}">${words.toBoard}</a></p>`;
}

function search({ place, query, words }: BoardView): Html {
  return markup`<form role="search" action="${place.path}" method="get">
    <input
      type="search"
      name="q"
      value="${query.q ?? ''}"
      maxlength="200"
      aria-label="${words.search}"
      placeholder="${words.search}"
      autocomplete="off"
      dir="auto"
    />
    ${query.status === null ? null : markup`<input type="hidden" name="status" value="${query.status}" />`}
    <button>${words.find}</button>
  </form>`;
}

/** By status; the panel has no such thing, so this stays. */
export function filter({ place, query, words }: BoardView): Html {
  const links = [null, ...statuses].map((status) => {
    const address = addressOf(place.path, { ...query, status, cursor: null });
    const name = status === null ? words.open : words.statuses[status];
    return status === query.status
      ? markup`<li><a href="${address}" aria-current="true">${name}</a></li>`
      : markup`<li><a href="${address}">${name}</a></li>`;
  });
  return markup`<nav aria-label="${words.filter}">
    <ul class="filter">
      ${links}
    </ul>
  </nav>`;
}

function requests(view: BoardView): Html {
  const { items } = view.requests!;
  if (items.length > 0)
    return markup`<ol class="requests">
      ${items.map((item) => request(item, view))}
    </ol>`;
  const { query, words, place } = view;
  if (isPlain(query)) return markup`<p class="nothing">${words.empty}</p>`;
  return markup`<p class="nothing">${words.noMatch} <a href="${place.path}">${words.showAll}</a></p>`;
}

function request(item: WidgetRequestDto, { words }: BoardView): Html {
  const { votes, status, createdAt } = item;
  const count = new Intl.NumberFormat(words.language).format(votes);
  const day = new Intl.DateTimeFormat(words.language, { dateStyle: 'medium', timeZone: 'UTC' });
  return markup`<li id="request-${item.id}">
    <article>
      <h2 dir="auto">${item.title}</h2>
      <p class="votes"><strong>${count}</strong> ${words.votes(votes)}</p>
      ${text(item.body, words.readOn)}
      <p class="meta">
        ${words.statuses[status]} · <time datetime="${createdAt}">${day.format(new Date(createdAt))}</time>
      </p>
    </article>
  </li>`;
}

/** The text as it was written: nothing in it is read as markup. */
function text(body: string, readOn: string): Html | null {
  if (body === '') return null;
  if (body.length <= SHOWN) return markup`<p class="text" dir="auto">${body}</p>`;
  const end = Math.max(body.slice(0, SHOWN).search(/\s\S*$/), SHOWN / 2);
  const [start, rest] = [body.slice(0, end), body.slice(end)].map((part) => part.toWellFormed());
  return markup`<div class="text">
    <p dir="auto">${start!} …</p>
    <details>
      <summary>${readOn}</summary>
      <p dir="auto">… ${rest!.trimStart()}</p>
    </details>
  </div>`;
}

/** A page knows the one after it, not the one before. */
function pages({ place, query, words, requests: page }: BoardView): Html | null {
  const { nextCursor } = page!;
  if (nextCursor === null && query.cursor === null) return null;
  const first = addressOf(place.path, { ...query, cursor: null });
  const next = addressOf(place.path, { ...query, cursor: nextCursor });
  return markup`<p class="pages">
    ${query.cursor === null ? null : markup`<a href="${first}">${words.first}</a>`}
    ${nextCursor === null ? null : markup`<a href="${next}" rel="next">${words.more}</a>`}
  </p>`;
}
