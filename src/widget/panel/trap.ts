/** Keeps the focus inside a dialog while it is open: from the last control to the first, and back. */
export function trapFocus(dialog: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const controls = [
    ...dialog.querySelectorAll<HTMLElement>('button, input, textarea, [tabindex="0"]'),
  ].filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
  const focused = (dialog.getRootNode() as ShadowRoot).activeElement;
  const at = controls.indexOf(focused as HTMLElement);
  const isLeaving = event.shiftKey ? at <= 0 : at === controls.length - 1;
  if (!isLeaving) return;
  event.preventDefault();
  controls.at(event.shiftKey ? -1 : 0)?.focus();
}
