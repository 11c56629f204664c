/** A token, a function that gets one, or null while nobody is signed in. */
export type IdentityToken =
  string | (() => string | null | undefined | Promise<string | null | undefined>) | null;

/** What the script element says to the widget. */
export interface Tag {
  projectId: string;
  apiBaseUrl: string;
  position?: string;
  theme?: string;
  locale?: string;
  launcher?: string;
  nonce?: string;
}

/** `window.Reqio`, as far as it is needed here: before the script has run, a queue for it. */
interface Reqio {
  q?: unknown[];
  projectId?: string;
  identify?(token: IdentityToken): void;
  destroy?(): void;
}

interface Widget {
  tag: Tag;
  /** The one in force; undefined before there was any. */
  token: IdentityToken | undefined;
  /** Null where the page has a tag of its own, which stays when we go. */
  script: HTMLScriptElement | null;
  loading: boolean;
}

interface Wanted {
  tag: Tag;
  token: IdentityToken;
}

/** As many functions, one after the other, are no users any more. */
const SUSPICIOUS = 20;

const page = () => window as unknown as { Reqio?: Reqio };

/** A page has one widget: that of the component that was mounted last. */
const mounted: Wanted[] = [];
let widget: Widget | null = null;
let functions = 0;

/** Puts the widget on the page for a user, until what it answers is called and no other component wants one. */
export function embed(tag: Tag, token: IdentityToken): () => void {
  const wanted: Wanted = { tag, token };
  mounted.push(wanted);
  soon();
  return () => {
    mounted.splice(mounted.indexOf(wanted), 1);
    soon();
  };
}

/** After all effects of a commit: what is taken away and brought back at once, as in strict mode, was never gone. */
const soon = () => queueMicrotask(settle);

function settle(): void {
  // One that is under way cannot be taken back; when it is there, this is called again.
  if (widget?.loading) return;
  const wanted = mounted.at(-1);
  if (widget && !(wanted && isSame(widget.tag, wanted.tag))) takeAway(widget);
  if (!wanted) return;
  if (widget) tell(widget, wanted.token);
  else widget = put(wanted);
}

const isSame = (one: Tag, other: Tag): boolean => JSON.stringify(one) === JSON.stringify(other);

function put({ tag, token }: Wanted): Widget {
  const foreign = page().Reqio?.projectId !== undefined;
  const made: Widget = { tag, token: undefined, script: foreign ? null : scriptFor(tag), loading: !foreign };
  if (!made.script) {
    tell(made, token);
    return made;
  }
  // Queued before the script runs, the user is part of the widget's first call.
  const queue = (page().Reqio ??= { q: [] });
  if (token !== null) queue.q?.push(['identify', token]);
  made.token = token;
  const settled = () => {
    made.loading = false;
    settle();
  };
  made.script.addEventListener('load', settled);
  made.script.addEventListener('error', settled);
  document.head.append(made.script);
  return made;
}

function scriptFor({ projectId, apiBaseUrl, nonce, ...attributes }: Tag): HTMLScriptElement {
  const script = document.createElement('script');
  script.src = `${apiBaseUrl.replace(/\/+$/, '')}/widget.js`;
  script.async = true;
  script.dataset['projectId'] = projectId;
  for (const [name, value] of Object.entries(attributes)) if (value) script.dataset[name] = value;
  if (nonce) script.nonce = nonce;
  return script;
}

/** Null at first says nothing: only who was signed in can be signed out. */
function tell(shown: Widget, token: IdentityToken): void {
  if (shown.token === token) return;
  const before = shown.token;
  shown.token = token;
  if (before === undefined && token === null) return;
  if (typeof token === 'function' && ++functions === SUSPICIOUS) {
    console.warn('Reqio: identityToken is another function at each render; keep it with useCallback.');
  }
  page().Reqio?.identify?.(token);
}

function takeAway({ script }: Widget): void {
  widget = null;
  if (!script) return;
  page().Reqio?.destroy?.();
  script.remove();
}
