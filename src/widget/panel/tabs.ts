import { el, set } from '../common/dom';
import { isComposing } from './keys';

export interface Tabs<Name extends string> {
  element: HTMLElement;
  selected: () => Name;
  select: (name: Name) => void;
  /** A dot, and the word for it. */
  mark: (name: Name, word: string) => void;
}

/** A list of tabs over one panel: arrow keys select, as the direction of the writing goes. */
export function createTabs<Name extends string>(
  label: string,
  names: readonly (readonly [Name, string])[],
  onSelect: () => void,
): Tabs<Name> {
  let selected = names[0]![0];
  const tabs = names.map(([name, text]) =>
    el(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${name}`,
        'aria-controls': 'list',
        onclick: () => choose(name),
        onkeydown: (event: KeyboardEvent) => move(event, name),
      },
      text,
    ),
  );
  const element = el('div', { class: 'tabs', role: 'tablist', 'aria-label': label }, ...tabs);
  const indexOf = (name: Name) => names.findIndex(([one]) => one === name);

  function show(): void {
    tabs.forEach((tab, at) => {
      const isSelected = names[at]![0] === selected;
      set(tab, 'aria-selected', String(isSelected));
      set(tab, 'tabindex', isSelected ? '0' : '-1');
    });
  }

  function choose(name: Name): void {
    selected = name;
    show();
    onSelect();
  }

  function move(event: KeyboardEvent, name: Name): void {
    const isRtl = getComputedStyle(element).direction === 'rtl';
    const last = names.length - 1;
    const at = indexOf(name);
    const targets: Record<string, number> = {
      [isRtl ? 'ArrowLeft' : 'ArrowRight']: at === last ? 0 : at + 1,
      [isRtl ? 'ArrowRight' : 'ArrowLeft']: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    if (!Object.hasOwn(targets, event.key) || isComposing(event)) return;
    const to = targets[event.key]!;
    event.preventDefault();
    choose(names[to]![0]);
    tabs[to]!.focus();
  }

  show();
  return {
    element,
    selected: () => selected,
    select(name) {
      selected = name;
      show();
    },
    mark(name, word) {
      const tab = tabs[indexOf(name)]!;
      tab.querySelector('.mark')?.remove();
      if (word) tab.append(el('span', { class: 'mark' }, el('span', { class: 'unseen' }, word)));
    },
  };
}
