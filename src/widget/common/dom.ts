import { guarded } from './guard';

type Child = Node | string | null | undefined | false;
type Value = string | number | boolean | null | undefined | ((event: never) => unknown);

/**
 * An element with attributes (`true` is an empty one, `false` and null are none) and with listeners (`onclick`),
 * which let nothing through to the page. Texts are text: nothing is parsed.
 */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), guarded(value as EventListener));
    else set(element, key, value);
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

export function set(element: Element, name: string, value: Exclude<Value, (event: never) => unknown>): void {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : `${value}`);
}

/** An icon of strokes in a square of 24. */
export function icon(strokes: string): SVGElement {
  const [svg, path] = ['svg', 'path'].map((name) =>
    document.createElementNS('http://www.w3.org/2000/svg', name),
  );
  set(svg!, 'viewBox', '0 0 24 24');
  set(svg!, 'aria-hidden', 'true');
  set(path!, 'd', strokes);
  svg!.append(path!);
  return svg as SVGElement;
}

/** Adds styles to a root; the page's Content-Security-Policy does not bind a sheet made by a script. */
export function adopt(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
