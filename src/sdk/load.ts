import type { ReqioApi } from './api.js';
import { isSame, addressOf, type ReqioOptions } from './options.js';
import { drop, isTaken, makeSilent, makeWait, stay } from './queue.js';
import { dress, scriptFor, tagOfPage } from './script.js';
import { absentReqio } from './server.js';
import { holdReqio, type HeldReqio } from './stub.js';
import { warnOnce } from './warn.js';

/** A widget that our script element is loading, or has loaded. */
interface Loaded {
  options: ReqioOptions;
  script: HTMLScriptElement;
  loading: boolean;
}

/** On the object itself, so that two copies or builds of this package on one page share it. */
const LOADED = Symbol.for('reqio.loaded');
type Held = HeldReqio & { [LOADED]?: Loaded | undefined };

/**
 * Puts the widget on the page and returns `window.Reqio`, which can be called at once. The same widget is loaded once;
 * another project or other settings replace the previous widget. A tag of the page's own stays. Nothing is thrown: if
 * the script cannot be loaded, calls do nothing and `identify` resolves to an anonymous user. On a server it returns an
 * object whose methods do nothing.
 */
export function loadReqio(options: ReqioOptions): ReqioApi {
  if (typeof document === 'undefined') return absentReqio;
  let reqio: Held | undefined;
  try {
    reqio = holdReqio();
    put(reqio, options);
  } catch (error) {
    warnOnce('the widget could not be loaded.', error);
    if (reqio && !isTaken(reqio)) makeSilent(reqio);
  }
  return reqio ?? absentReqio;
}

/** Removes the widget again, unless it is the page's own. One that is still loading is removed once it has loaded. */
export function unload(): void {
  const reqio = window.Reqio as Held | undefined;
  const loaded = reqio?.[LOADED];
  if (!reqio || !loaded) return;
  if (loaded.loading) reqio.destroy();
  else takeAway(reqio, loaded);
}

function put(reqio: Held, options: ReqioOptions): void {
  const address = addressOf(options);
  const before = reqio[LOADED];
  if (!before && isOfPage(reqio)) return leave(reqio, options);
  if (before) {
    const isThere = before.loading || reqio.projectId !== undefined;
    if (isThere && isSame(before.options, options)) {
      if (before.loading) stay(reqio);
      return;
    }
    if (before.loading && addressOf(before.options) === address && before.options.nonce === options.nonce)
      return change(reqio, before, options);
    takeAway(reqio, before);
  }
  append(reqio, options);
}

/** A widget of the page's own, or a tag whose script is under way. */
const isOfPage = (reqio: Held): boolean =>
  reqio.projectId !== undefined || (tagOfPage() !== null && !isTaken(reqio));

/** It is not ours to change. */
function leave({ projectId }: Held, options: ReqioOptions): void {
  const there = projectId ?? tagOfPage()?.getAttribute('data-project-id');
  if (there !== options.projectId) warnOnce(`this page has a tag of ${there} already; it stays.`);
}

/** The loader reads its element only when it runs, so one that is under way can still be told something else. */
function change(reqio: Held, before: Loaded, options: ReqioOptions): void {
  drop(reqio);
  dress(before.script, options);
  before.options = options;
}

function takeAway(reqio: Held, { script, loading }: Loaded): void {
  reqio[LOADED] = undefined;
  if (loading) {
    // A script that is under way runs although its element is gone: without a project it does nothing.
    script.removeAttribute('data-project-id');
    drop(reqio);
  } else reqio.destroy();
  script.remove();
}

function append(reqio: Held, options: ReqioOptions): void {
  const script = scriptFor(options);
  const parent = document.head ?? document.documentElement;
  makeWait(reqio);
  reqio[LOADED] = { options, script, loading: true };
  const ended = () => {
    const mine = reqio[LOADED];
    if (mine?.script !== script) return;
    mine.loading = false;
    if (reqio.projectId !== undefined) return;
    // A loader took the calls, and one of them took the widget away.
    if (!isTaken(reqio)) {
      warnOnce(`${addressOf(options)} could not be loaded.`);
      makeSilent(reqio);
    }
    script.remove();
    reqio[LOADED] = undefined;
  };
  script.addEventListener('load', ended);
  script.addEventListener('error', ended);
  parent.append(script);
}
