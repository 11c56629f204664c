import type { ReqioApi } from './api-types';
import { guarded, hint } from './common/guard';
import { readTag } from './loader/tag';
import { identifyByTag, start } from './loader/start';

type Queued = [name: Exclude<keyof ReqioApi, 'projectId'>, ...args: unknown[]];

declare global {
  interface Window {
    Reqio?: ReqioApi & { q?: unknown };
  }
}

/** Runs when the page loads `/widget.js`. */
const run = guarded(() => {
  const tag = readTag(document.currentScript);
  if (!tag) return;
  const before = window.Reqio;
  if (before?.projectId) {
    if (before.projectId !== tag.projectId) hint(`this page has ${before.projectId} already.`);
    return;
  }
  const { api, begin } = start(tag);
  window.Reqio = api;
  identifyByTag(tag, api);
  const queue = before?.q;
  if (Array.isArray(queue)) {
    // Whatever is in it: a call of something else than ours is a hint on the console.
    queue.forEach(guarded(([name, ...args]: Queued) => api[name](...(args as [never, never]))));
  }
  begin();
});
run();
