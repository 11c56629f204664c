import { guarded } from '../common/guard';

/** The widget's element with its shadow root; not on the page yet. Out of its flow, unless it is a part of it. */
export function createFrame(isOfPage: boolean): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement('reqio-widget');
  // Inline and important: this wins over whatever the page's own styles say of `*`.
  host.style.cssText = `all:initial!important;position:${isOfPage ? 'static' : 'fixed'}!important;z-index:2147483647!important`;
  return { host, root: host.attachShadow({ mode: 'open' }) };
}

/**
 * Keeps `host` at the end of the page, also when a single-page application replaces the whole body, and what is in it
 * above all that the page adds later: in the top layer, which whoever is taken off the page has left.
 */
export function keepOnPage(host: HTMLElement, stage: HTMLElement): MutationObserver {
  const attach = guarded(() => {
    const { body, documentElement } = document;
    // Children alone, no subtree: a page's own changes cost nothing.
    for (const node of [documentElement, body ?? documentElement])
      observer.observe(node, { childList: true });
    if (!body || host.parentNode === body) return;
    body.append(host);
    // Browsers of before 2024 have no popovers: there the greatest z-index has to do.
    stage.showPopover?.();
  });
  const observer = new MutationObserver(attach);
  attach();
  return observer;
}
