import { addressOf, attributesOf, type ReqioOptions } from './options.js';
import { trusted } from './trusted.js';

/** Sets the attributes that the loader reads from its script element. */
export function dress(script: HTMLScriptElement, options: ReqioOptions): void {
  for (const [name, value] of attributesOf(options)) {
    if (value === null) script.removeAttribute(name);
    else script.setAttribute(name, value);
  }
}

/** The element that loads the widget; throws if the page's Trusted Types refuse its address. */
export function scriptFor(options: ReqioOptions): HTMLScriptElement {
  const script = document.createElement('script');
  const address = addressOf(options);
  script.src = (typeof options.scriptUrl === 'object' ? options.scriptUrl : trusted(address)) as string;
  script.async = true;
  if (options.nonce) script.nonce = options.nonce;
  dress(script, options);
  return script;
}

/** A tag of the page's own, whose script may still be loading. */
export const tagOfPage = (): Element | null =>
  document.querySelector('script[data-project-id][src*="/widget.js"]');
