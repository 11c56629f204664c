import { el, icon } from '../common/dom';
import { debounced } from './debounced';
import { isComposing } from './keys';
import type { Words } from './words';

export interface Search {
  element: HTMLElement;
  text: () => string;
  empty: () => void;
}

/** The field over the list; `onChange` when the user has paused. */
export function createSearch({ say }: Words, onChange: () => void): Search {
  const later = debounced(onChange);
  const input = el('input', {
    type: 'search',
    'aria-label': say('search'),
    placeholder: say('search'),
    maxlength: 200,
    autocomplete: 'off',
    enterkeyhint: 'search',
    oninput: change,
    dir: 'auto',
    onkeydown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !input.value || isComposing(event)) return;
      // The first Escape empties the field, the next one closes the panel.
      event.stopPropagation();
      event.preventDefault();
      clear();
    },
  });
  const reset = el(
    'button',
    { type: 'button', class: 'icon', 'aria-label': say('clear'), hidden: true, onclick: clear },
    icon('M7 7l10 10M17 7L7 17'),
  );

  function change(): void {
    reset.hidden = !input.value;
    later();
  }
  function clear(): void {
    input.value = '';
    reset.hidden = true;
    input.focus();
    onChange();
  }

  return {
    element: el(
      'div',
      { class: 'search' },
      icon('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.500 4.500'),
      input,
      reset,
    ),
    text: () => input.value.trim(),
    empty() {
      input.value = '';
      reset.hidden = true;
    },
  };
}
