import { el, set } from '../common/dom';

export interface Launcher {
  element: HTMLElement;
  button: HTMLElement;
  /** Shows a text in place of the label, to those as well who do not see it. */
  tell: (text: string) => void;
  say: (text: string, news: string) => void;
  unread: (news: boolean) => void;
}

/** The button in the corner; `onApproach` when somebody is about to press it. */
export function createLauncher(onApproach: () => void): Launcher {
  const label = el('span', { dir: 'auto' });
  // Beside the button: a part of its content that speaks by itself is none of its name.
  const voice = el('span', { class: 'voice', role: 'status' });
  const dot = el('span', { class: 'dot', role: 'img', hidden: true });
  const button = el('button', { 'aria-haspopup': 'dialog', onpointerenter: onApproach }, label, dot);
  const element = el('div', { class: 'corner', role: 'region' }, button, voice);
  return {
    element,
    button,
    tell(text) {
      label.textContent = voice.textContent = text;
    },
    say(text, news) {
      label.textContent = text;
      voice.textContent = '';
      set(dot, 'aria-label', news);
      set(element, 'aria-label', text);
    },
    unread: (news) => set(dot, 'hidden', !news),
  };
}
