import type { CDPSession, Page } from 'playwright-core';

/** What people press, type into or choose, as Chromium's accessibility tree calls it. */
const CONTROLS = new Set(
  (
    'button link textbox searchbox combobox checkbox radio switch slider spinbutton tab menuitem menuitemcheckbox ' +
    'menuitemradio option listbox dialog alertdialog tabpanel DisclosureTriangle ColorWell Date PopUpButton'
  ).split(' '),
);
/** Those whose visible label is what they contain. */
const LABELLED_BY_CONTENT =
  /^(button|link|tab|menuitem(checkbox|radio)?|option|DisclosureTriangle|PopUpButton)$/;

interface AXNode {
  ignored: boolean;
  role?: { value: string };
  name?: { value?: string };
  backendDOMNodeId?: number;
}

/** The text that is to be seen in an element: what is hidden from the eye, or is an ornament, is no label. */
const visibleText = `function () {
  const texts = [];
  const isUnseen = (one) => {
    const { width, height } = one.getBoundingClientRect();
    return !one.checkVisibility({ visibilityProperty: true }) || one.ariaHidden === 'true' || width <= 1 || height <= 1;
  };
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    else if (node.nodeType === Node.ELEMENT_NODE && node.localName !== 'svg' && !isUnseen(node))
      node.childNodes.forEach(read);
  };
  if (this.nodeType === Node.ELEMENT_NODE && this.localName !== 'select') this.childNodes.forEach(read);
  return texts.join(' ');
}`;

/**
 * The controls of a page without a name in the browser's own accessibility tree, which is what those hear who do not
 * see it, and those whose name lacks the text that others read on them, so that nobody can say it to a program that
 * listens (WCAG 2.5.3): a line for each.
 */
export async function misnamed(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: AXNode[] };
    const controls = nodes.filter(({ ignored, role }) => !ignored && CONTROLS.has(role?.value ?? ''));
    const found: string[] = [];
    for (const control of controls) found.push(...(await fault(session, control)));
    return found;
  } finally {
    await session.detach();
  }
}

async function fault(session: CDPSession, { role, name, backendDOMNodeId }: AXNode): Promise<string[]> {
  const kind = role!.value;
  const spoken = plain(name?.value ?? '');
  const byContent = LABELLED_BY_CONTENT.test(kind);
  if (spoken && !byContent) return [];
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId });
  const ask = async (functionDeclaration: string) => {
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration,
      returnByValue: true,
    });
    return String(result.value);
  };
  if (!spoken)
    return [`no name: ${kind} ${await ask('function () { return this.outerHTML.slice(0, 160); }')}`];
  const seen = plain(await ask(visibleText));
  return spoken.includes(seen) ? [] : [`“${seen}” is none of the name “${spoken}”`];
}

/** As it is said: without regard to case, signs, marks of direction and spaces. */
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
