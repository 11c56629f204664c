import type { Call, HeldReqio } from '../sdk/stub';
import { guarded, hint } from './common/guard';
import { readTag } from './loader/tag';
import { identifyByTag, start } from './loader/start';

const page = window as unknown as { Reqio?: Partial<HeldReqio> };

/** Runs when the page loads `/widget.js`. */
const run = guarded(() => {
  const tag = readTag(document.currentScript);
  if (!tag) return;
  const before = page.Reqio;
  if (before?.projectId) {
    if (before.projectId !== tag.projectId) hint(`this page has ${before.projectId} already.`);
    return;
  }
  const { api, begin } = start(tag);
  page.Reqio = api;
  identifyByTag(tag, api);
  const queue = before?.q;
  if (Array.isArray(queue)) {
    // Whatever is in it: a call of something else than ours is a hint on the console.
    queue.forEach(guarded(([name, ...args]: Call) => (api[name] as (...all: unknown[]) => unknown)(...args)));
  }
  begin();
});
run();
