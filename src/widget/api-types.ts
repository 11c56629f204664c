/** A token, or how to get one: a function is asked again before its token expires. */
export type IdentitySource = string | (() => string | null | undefined | Promise<string | null | undefined>);

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

/** `window.Reqio`. No call ever throws. */
export interface ReqioApi {
  /** The project that the widget shows. */
  readonly projectId: string;
  /** Says who is signed in; `null` forgets the user, as `resetUser` does. */
  identify: (source: IdentitySource | null) => void;
  /** Forgets the token, the visitor and the user's own votes: call it after sign-out. */
  resetUser: () => void;
  open: (options?: ReqioOpenOptions) => void;
  close: () => void;
  /** Takes the widget off the page, until its script is loaded again. What the browser keeps is kept. */
  destroy: () => void;
  /** Calls `listener` at each event; the answer ends that. */
  on: <Name extends keyof ReqioEvents>(
    event: Name,
    listener: (detail: ReqioEvents[Name]) => void,
  ) => () => void;
}
