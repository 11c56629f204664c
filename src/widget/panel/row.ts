import { isOpen } from '../../contract/statuses';
import type { WidgetRequestDto } from '../../contract/widget-requests.dto';
import type { CallError } from '../core';
import { el, icon, set } from '../common/dom';
import type { Context } from './context';

export interface Row {
  element: HTMLElement;
  /** `isWaiting` where the vote waits for who is here to be known. */
  update: (item: WidgetRequestDto, isWaiting?: boolean) => void;
}

const UP = 'M6 14.500l6-6 6 6';

/** A request: its vote, its title that opens the whole text, where it stands. */
export function createRow(context: Context, first: WidgetRequestDto, isNews = false): Row {
  const { words, heading } = context;
  let item = first;
  const count = el('span');
  const vote = el(
    'button',
    { type: 'button', class: 'vote', 'data-column': 'vote', onclick: press },
    icon(UP),
    count,
  );
  const body = item.body ? el('p', { class: 'body', dir: 'auto' }, item.body) : null;
  const title = body
    ? el(
        'button',
        { type: 'button', 'data-column': 'title', 'aria-expanded': 'false', onclick: expand },
        item.title,
      )
    : el('span', {}, item.title);
  const meta = el('p', { class: 'meta' });
  const element = el(
    'li',
    { class: isNews ? 'row news' : 'row' },
    vote,
    el('div', { class: 'text' }, el(heading, { class: 'title', dir: 'auto' }, title), body, meta),
  );

  async function press(): Promise<void> {
    if (vote.getAttribute('aria-disabled')) return;
    try {
      const pressed = await context.ballot.toggle(item.id);
      if (!pressed) return;
      const { voted, votes } = pressed;
      context.announce(words.say(voted ? 'voted' : 'withdrawn', { votes: words.votes(votes) }));
    } catch (error) {
      context.notify(words.say(whyNot(error as CallError)));
    }
  }

  function expand(): void {
    const opens = !element.classList.contains('open');
    element.classList.toggle('open', opens);
    set(title, 'aria-expanded', String(opens));
  }

  function update(next: WidgetRequestDto, isWaiting = false): void {
    item = next;
    const mayVote = context.mayWrite() && isOpen(item.status);
    count.textContent = words.number(item.votes);
    set(vote, 'aria-label', `${words.say('vote', { title: item.title })}, ${words.votes(item.votes)}`);
    set(vote, 'aria-pressed', String(item.voted));
    set(vote, 'aria-disabled', !mayVote && 'true');
    set(vote, 'aria-busy', isWaiting && 'true');
    const status = words.say(item.status);
    const when = item.statusChangedAt && words.when(item.statusChangedAt);
    meta.replaceChildren(
      el(
        'span',
        { class: 'status', 'data-status': item.status },
        when ? words.say('changed', { status, when }) : status,
      ),
      el('time', { datetime: item.createdAt }, when ? '' : words.when(item.createdAt)),
    );
  }

  update(item);
  return { element, update };
}

/** In the words of the user. */
function whyNot({ status, code }: CallError): 'busy' | 'offlineVote' | 'closed' | 'gone' | 'voteFailed' {
  if (status === 429) return 'busy';
  if (code === 'request.closed') return 'closed';
  if (code === 'notFound') return 'gone';
  return status === 0 && !navigator.onLine ? 'offlineVote' : 'voteFailed';
}
