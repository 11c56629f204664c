import { el, set } from '../common/dom';

export interface Launcher {
  element: HTMLElement;
  button: HTMLElement;
  label: HTMLElement;
  say: (text: string, news: string) => void;
  unread: (news: boolean) => void;
}

/** The button in the corner; `onApproach` when somebody is about to press it. */
export function createLauncher(onPress: () => void, onApproach: () => void): Launcher {
  const label = el('span', { role: 'status' });
  const dot = el('span', { class: 'dot', role: 'img', hidden: true });
  const button = el(
    'button',
    { type: 'button', 'aria-haspopup': 'dialog', onclick: onPress, onpointerenter: onApproach },
    label,
    dot,
  );
  const element = el('div', { class: 'corner', role: 'region' }, button);
  return {
    element,
    button,
    label,
    say(text, news) {
      label.textContent = text;
      set(dot, 'aria-label', news);
      set(element, 'aria-label', text);
    },
    unread: (news) => set(dot, 'hidden', !news),
  };
}
