import { bare, guarded } from '../common/guard';

/** What pages listen to for shortcuts, for presses beside their dialogs, and to hold the focus in them. */
const EVENTS = (
  'keydown keypress keyup beforeinput paste copy cut compositionstart compositionupdate compositionend ' +
  'input pointerdown mousedown touchstart click auxclick dblclick contextmenu focus focusin blur focusout wheel touchmove'
).split(' ');

/** The browser scrolls on without waiting for these. */
const SCROLLS = /^(wheel|touch)/;

export type Seen = (event: Event, inside: EventTarget | null) => unknown;

/**
 * Keeps the events inside `host` from reaching the page: its dialogs would close at a press “outside” them, its focus
 * traps would pull the focus back, and its shortcuts would fire. They listen on the document in the capture phase, so
 * only the window comes first; the events we listen to ourselves are dispatched again inside. `seen` is called for every
 * event, with its target if that is inside.
 */
export function shield(host: HTMLElement, seen: Seen, signal?: AbortSignal): void {
  /** Keys that were pressed inside: they are released inside, wherever the focus is by then. */
  const held = new Set<string>();

  function pass(event: Event): void {
    const path = event.composedPath();
    const inside = path.includes(host) ? path[0]! : null;
    const { type } = event;
    const { code } = event as KeyboardEvent;
    if (type === 'keydown') held[inside ? 'add' : 'delete'](code);
    const isReleased = type === 'keyup' && held.delete(code);
    if (inside || isReleased) event.stopImmediatePropagation();
    seen(event, inside);
    if (inside) again(event, inside as Element);
  }

  for (const type of EVENTS) {
    const options = bare({ capture: true, passive: SCROLLS.test(type), signal });
    addEventListener(type, guarded(pass), options);
  }
}

/** The same event for our own listeners: it ends at the shadow root, and what it prevents is prevented. */
function again(event: Event, target: Element): void {
  const same = { bubbles: true, cancelable: true };
  if (event instanceof KeyboardEvent && event.type === 'keydown') {
    const { key, code, keyCode, isComposing, shiftKey, ctrlKey, altKey, metaKey, repeat } = event;
    const keys = { ...same, key, code, keyCode, isComposing, shiftKey, ctrlKey, altKey, metaKey, repeat };
    if (!target.dispatchEvent(new KeyboardEvent('keydown', bare(keys)))) event.preventDefault();
  }
  if (event.type === 'input') target.dispatchEvent(new Event('input', bare(same)));
  if (event.type === 'click' && target.closest('button')) {
    // Pressed once: a click that is said again does what a button does.
    event.preventDefault();
    target.dispatchEvent(new MouseEvent('click', bare(same)));
  }
}
