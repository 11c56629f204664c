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

/**
 * Of each element, the text that is to be seen in it, and how it starts: what is hidden from the eye, or is an ornament,
 * is no label.
 */
const visibleTexts = `function (...elements) {
  const isUnseen = (one) => {
    const { width, height } = one.getBoundingClientRect();
    return !one.checkVisibility({ visibilityProperty: true }) || one.ariaHidden === 'true' || width <= 1 || height <= 1;
  };
  return elements.map((element) => {
    const texts = [];
    const read = (node) => {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
      else if (node.nodeType === Node.ELEMENT_NODE && node.localName !== 'svg' && !isUnseen(node))
        node.childNodes.forEach(read);
    };
    if (element.nodeType === Node.ELEMENT_NODE && element.localName !== 'select') element.childNodes.forEach(read);
    return { seen: texts.join(' '), start: (element.outerHTML ?? '').slice(0, 160) };
  });
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
    const controls = nodes.filter(
      ({ ignored, role, name }) =>
        !ignored &&
        CONTROLS.has(role?.value ?? '') &&
        (LABELLED_BY_CONTENT.test(role!.value) || !plain(name?.value ?? '')),
    );
    const texts = await textsOf(session, controls);
    return controls.flatMap(({ role, name }, at) => {
      const spoken = plain(name?.value ?? '');
      const { seen, start } = texts[at]!;
      if (!spoken) return `no name: ${role!.value} ${start}`;
      return spoken.includes(plain(seen)) ? [] : `“${plain(seen)}” is none of the name “${spoken}”`;
    });
  } finally {
    await session.detach();
  }
}

/** In one call of the page: a long list has thousands of controls. */
async function textsOf(session: CDPSession, controls: AXNode[]): Promise<{ seen: string; start: string }[]> {
  const elements = await Promise.all(
    controls.map(({ backendDOMNodeId }) =>
      session.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId }),
    ),
  );
  const objects = elements.map(({ object }) => ({ objectId: object.objectId }));
  if (objects.length === 0) return [];
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: objects[0]!.objectId,
    functionDeclaration: visibleTexts,
    arguments: objects,
    returnByValue: true,
  });
  return result.value as { seen: string; start: string }[];
}

/** As it is said: without regard to case, signs, marks of direction and spaces. */
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
