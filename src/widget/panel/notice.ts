import { el } from '../common/dom';

const SHOWN_MS = 6_000;

/** One line at the foot of the panel for a while, and a voice for those who do not see what changed. */
export function createNotice(): {
  element: HTMLElement;
  announce: (text: string) => void;
  notify: (text: string) => void;
} {
  const voice = el('div', { class: 'unseen', 'aria-live': 'polite' });
  const line = el('p', { class: 'line', role: 'status' });
  let timer: ReturnType<typeof setTimeout>;
  return {
    element: el('div', { class: 'notice' }, voice, line),
    announce(text) {
      voice.textContent = text;
    },
    notify(text) {
      clearTimeout(timer);
      line.textContent = text;
      timer = setTimeout(() => (line.textContent = ''), SHOWN_MS);
    },
  };
}
