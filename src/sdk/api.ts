/** A token, a promise of one, or a function that returns either and is called again before the token expires. */
export type IdentitySource =
  | string
  | Promise<string | null | undefined>
  | (() => string | null | undefined | Promise<string | null | undefined>);

/** The current user, as the server sees them. */
export interface ReqioIdentity {
  identity: 'verified' | 'anonymous';
  /** From the claims of the token; null for anonymous users. */
  user: { name: string | null; email: string | null } | null;
}

/** What a form of the widget starts with. */
export interface ReqioPrefill {
  /** What is wanted, in one line. */
  title?: string;
  /** Why. */
  body?: string;
}

export interface ReqioOpenOptions {
  /** Opens the form with these texts instead of the list; what the user has typed already is kept. */
  prefill?: ReqioPrefill;
}

/** What `Reqio.on` tells of, by its name: the value that the listener is given. */
export interface ReqioEvents {
  /** The server has answered for the first time; a listener that comes later hears it at once. */
  ready: { identity: 'verified' | 'anonymous' };
  /** Whether the user in force is verified: after the start, and after each change. */
  identity: 'verified' | 'anonymous';
  /** The token has expired and there is no new one: the widget goes on anonymously. */
  'identity-expired': undefined;
  open: undefined;
  close: undefined;
  /** The user has submitted a request. */
  submit: { id: string; title: string };
  /** The user has voted for a request, or has taken the vote back. */
  vote: { id: string; title: string; voted: boolean };
  /** Whether something that the user submitted or votes for has changed since the last look. */
  unread: boolean;
}

/**
 * `window.Reqio`: one object for as long as the page lives, whoever creates it first. No method throws or needs `this`.
 * Calls made before the widget has loaded wait until it has; calls after `destroy()` do nothing.
 */
export interface ReqioApi {
  /** The project that the widget shows; undefined before it has loaded and after `destroy()`. */
  readonly projectId?: string;
  /**
   * Says who is signed in; `null` forgets the user, as `resetUser` does. Resolves to the user as the server then sees
   * them, and never rejects: if the server cannot be reached, the user is anonymous.
   */
  identify: (source: IdentitySource | null) => Promise<ReqioIdentity>;
  /** Forgets the token, the visitor and the user's own votes: call it after sign-out. */
  resetUser: () => void;
  open: (options?: ReqioOpenOptions) => void;
  close: () => void;
  /** Removes the widget from the page until it is loaded again. What it stored in the browser stays. */
  destroy: () => void;
  /** Calls `listener` at each event; the answer ends that. */
  on: <Name extends keyof ReqioEvents>(
    event: Name,
    listener: (detail: ReqioEvents[Name]) => void,
  ) => () => void;
}

declare global {
  interface Window {
    /** There once the widget's stub or loader has run. */
    Reqio?: ReqioApi;
  }
}
