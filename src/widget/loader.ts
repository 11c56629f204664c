import { holdReqio } from '../sdk/stub';
import { guarded, hint } from './common/guard';
import { start } from './loader/start';
import { readTag } from './loader/tag';

/** Runs when the page loads `/widget.js`, again for each of its tags. */
const run = guarded(() => {
  const tag = readTag(document.currentScript);
  if (!tag) return;
  const held = holdReqio();
  const { projectId } = held;
  if (!projectId) start(tag, held);
  else if (projectId !== tag.projectId) hint('there already is', projectId);
  // Turbo shows a copy of the page from before while the page itself is under way; that one's tag follows.
  else if (!document.documentElement.hasAttribute('data-turbo-preview')) held.q.push(['tag', tag] as never);
});
run();
