import { guarded } from '../common/guard';
import { shield } from './shield';

/** Otherwise two dialogs that both want to be on top would go on for ever. */
const MOST_RISES = 20;

export interface Layer {
  open: () => void;
  /** Gives the focus back to what had it. */
  close: () => void;
}

/**
 * The panel's place on the page, above everything else: non-modal as long as the page allows it, and as a modal dialog if
 * one of the page's dialogs would make it inert. `dismiss` is called for a press beside the modal dialog.
 */
export function createLayer(
  { host, stage, button }: { host: HTMLElement; stage: HTMLElement; button: HTMLElement },
  panel: HTMLDialogElement,
  dismiss: () => void,
  life?: AbortSignal,
): Layer {
  const root = stage.getRootNode() as ShadowRoot;
  let isOpen = false;
  let rises = 0;
  let returnTo: HTMLElement | null = null;
  /** Where the focus was when it left. */
  let last: HTMLElement | null = null;

  function rise(): void {
    const inner = [root.activeElement, last].find((one) => panel.contains(one));
    const focus = (inner ?? panel) as HTMLElement;
    if (panel.open) panel.close();
    // The last one that is shown is above the others.
    stage.hidePopover?.();
    stage.showPopover?.();
    panel.show();
    focus.focus();
    if (root.activeElement) return;
    // What cannot be focused is inert: a dialog is shown modally, or the page has shut us out.
    panel.close();
    panel.showModal();
    focus.focus();
  }

  /** Whether what is to be pressed is ours: what is inert is not there for a press. */
  function isCovered(): boolean {
    const { left, top, width, height } = panel.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) !== host;
  }

  const riseAgain = guarded(() => {
    if (isOpen && isCovered() && rises++ < MOST_RISES) rise();
  });

  /** A focus trap hears where the focus went from where it was, and not where to. */
  function leavePage(): void {
    if (document.activeElement !== host) (focused() as HTMLElement | null)?.blur?.();
  }

  function seen(event: Event, inside: EventTarget | null): void {
    if (!isOpen) return;
    if (event.type === 'mousedown' && inside) leavePage();
    if (event.type === 'focusout' && inside) last = inside as HTMLElement;
    if (event.type === 'focusin' && !inside) setTimeout(riseAgain);
    // The dialog itself, and not in its box: what is behind it.
    if (event.type === 'pointerdown' && inside === panel && !isIn(panel, event as PointerEvent)) dismiss();
  }

  // Libraries hide everything beside their dialog from the keyboard and from those who listen.
  const shutOut = ['inert', 'aria-hidden'];
  const letIn = (): void => shutOut.forEach((name) => host.removeAttribute(name));
  const observer = new MutationObserver(letIn);

  shield(host, seen, life);
  return {
    open() {
      if (!isOpen) returnTo = focused() as HTMLElement | null;
      isOpen = true;
      rises = 0;
      last = null;
      letIn();
      observer.observe(host, { attributes: true, attributeFilter: shutOut });
      leavePage();
      rise();
    },
    close() {
      isOpen = false;
      observer.disconnect();
      panel.close();
      (returnTo?.isConnected ? returnTo : button).focus({ preventScroll: true });
      returnTo = null;
    },
  };
}

/** What has the focus, also where that is inside of somebody's shadow root. */
function focused(): Element | null {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one;
}

function isIn(element: Element, { clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
