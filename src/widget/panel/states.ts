import type { CallError } from '../core';
import { el, icon } from '../common/dom';
import type { Words } from './words';

/** What stands where the list would be. */
export function message(strokes: string, title: string, hint: string, ...more: (Node | null)[]): HTMLElement {
  return el(
    'div',
    { class: 'state' },
    icon(strokes),
    el('strong', {}, title),
    hint && el('p', {}, hint),
    ...more,
  );
}

export const button = (
  kind: string,
  text: string,
  onclick: () => unknown,
  ...before: Node[]
): HTMLButtonElement =>
  el('button', { type: 'button', class: kind, onclick }, ...before, el('span', {}, text));

/** Grey rows in the place of those that come. */
export function loading({ say }: Words): HTMLElement {
  const rows = [72, 56, 64, 48, 60].map((width) => {
    const line = el('span');
    line.style.width = `${width}%`;
    return el(
      'div',
      { class: 'row' },
      el('span', { class: 'vote' }),
      el('div', { class: 'text' }, line, el('span')),
    );
  });
  return el('div', { class: 'loading' }, el('span', { class: 'unseen' }, say('loading')), ...rows);
}

const CLOUD = 'M7 18h10a4 4 0 0 0 .8-7.900A6 6 0 0 0 6.300 10.100 4 4 0 0 0 7 18zM12 11v3M12 16.500v.01';

/** Why there is no list, and the way out. */
export function trouble({ say }: Words, { status }: CallError, again: () => unknown): HTMLElement {
  const isOffline = status === 0 && !navigator.onLine;
  const text = say(isOffline ? 'offline' : status === 429 ? 'busy' : 'failed');
  return message(CLOUD, text, '', button('quiet', say('again'), again));
}
