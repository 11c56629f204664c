import type { IdentitySource, ReqioApi } from './api.js';
import { loadReqio, unload } from './load.js';
import { isSame, type ReqioOptions } from './options.js';
import { warnOnce } from './warn.js';

interface Wanted {
  options: ReqioOptions;
  token: IdentitySource | null;
}

/** What was done, and for whom. */
interface Shown {
  for: Wanted | null;
  options: ReqioOptions;
  reqio: ReqioApi;
}

/** As many functions, one after the other, are no users any more. */
const SUSPICIOUS = 20;

/** A page has one widget: that of the component that was mounted last. */
const mounted: Wanted[] = [];
let shown: Shown | null = null;
/** In which project somebody is signed in; kept without a widget as well, for the sign-out while there is none. */
let signedIn = '';
let functions = 0;

/**
 * Keeps the widget on the page for as long as a component of any framework is: loads it, says who is signed in, and
 * returns a function that removes it unless another component wants one. Whenever an option or the user changes, call
 * that function and then this one again; a widget that is removed and wanted again in the same turn stays. The same token
 * is passed on once, a function is called each time. An initial `null` does nothing: only a signed-in user can be signed
 * out. Throws nothing, and does nothing on a server.
 */
export function mountReqio(options: ReqioOptions, token: IdentitySource | null = null): () => void {
  if (typeof document === 'undefined') return () => {};
  // A template that prints an empty token has nobody signed in.
  const wanted: Wanted = { options, token: token || null };
  mounted.push(wanted);
  soon();
  return () => {
    const index = mounted.indexOf(wanted);
    if (index === -1) return;
    mounted.splice(index, 1);
    soon();
  };
}

/** After all effects of a commit, those of strict mode and of a route that takes another's place included. */
const soon = () => queueMicrotask(settle);

function settle(): void {
  const wanted = mounted.at(-1);
  if (!wanted) {
    if (shown) unload();
    shown = null;
    return;
  }
  if (!shown || !isSame(shown.options, wanted.options)) {
    shown = { options: wanted.options, for: null, reqio: loadReqio(wanted.options) };
  }
  tell(shown, wanted);
}

function tell(now: Shown, wanted: Wanted): void {
  const { token, options } = wanted;
  const before = now.for;
  now.for = wanted;
  if (wanted === before) return;
  const project = `${options.apiBaseUrl} ${options.projectId}`;
  if (token === null) {
    if (signedIn === project) now.reqio.resetUser();
    signedIn = '';
    return;
  }
  signedIn = project;
  if (token === before?.token && typeof token !== 'function') return;
  if (typeof token === 'function' && token !== before?.token && ++functions === SUSPICIOUS)
    warnOnce('identityToken is another function at each render; keep it with useCallback.');
  void now.reqio.identify(token);
}
