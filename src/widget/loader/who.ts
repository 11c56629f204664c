import { readToken, type Token } from './token';

/** Gets a token: the page's own function, or the address that a tag names. */
export type Ask = () => unknown;

/** Who the user is, and what is still to be done to know it. Changed only by `reduce`. */
export interface Who {
  /** In force: whose name the next vote carries. */
  token?: Token | null;
  /** Where a token comes from, to be asked again before it ends; null where the page gave the token itself. */
  ask?: Ask | null;
  /**
   * Whether an answer is awaited: to who the page says is here now (of a promise, which cannot be asked again), or to
   * a fresh token of the same.
   */
  asking?: 'identity' | 'promise' | 'renewal' | null;
  /** Counts what the page said of its user; an answer to what it said before is nobody's. */
  turn: number;
  /** Answers without a usable token, one after the other; and until when, by this computer's clock, nobody is asked. */
  failures: number;
  quietUntil: number;
  /** When the token in force is to be renewed, by the server's clock. */
  renewAt?: number;
  /** The newest `iat` seen on this page, and when it was seen, by this computer's clock. */
  newest: number;
  seenAt?: number;
  /** The newest `iat` that this browser saw on pages before, and whose it was, as `keyOf` says. */
  before: { iat: number; key: string | null };
  /** The last sign-out, by the clock that mints tokens: what was minted before it is never taken. */
  out: number;
  /** Who signed out then. */
  gone?: string | null;
  /** Whether the last tag named somebody. */
  tagged?: boolean;
  /** Whose votes and drafts are shown: the current person's, or the last one's, whose token expired. */
  shown?: string | null;
  /** How often a user left, after which their votes and drafts have to be forgotten. */
  left: number;
}

export type Input =
  /** A script element of this project has run; null where it names nobody. */
  | { type: 'tag'; source: string | Ask | null }
  | { type: 'identify'; source: unknown }
  | { type: 'reset' }
  /** What was asked in this turn has been answered. What is neither a token nor nothing, such as `false`, is a failure. */
  | { type: 'answer'; turn: number; token: unknown }
  /** Time has passed, or somebody has come back to the page. */
  | { type: 'time' }
  /** The browser has brought the page back as it was; `before` is what it has seen on other pages since. */
  | { type: 'restored'; before: Who['before'] };

/** When an input arrives. */
export interface Moment {
  /** The server's time in ms; 0 as long as it is unknown, and nothing ends by a clock that may be wrong. */
  now: number;
  /** This computer's time in ms. */
  local: number;
  /** The last sign-out in any tab of this browser, by the clock that mints tokens. */
  out: number;
  /** From 0 to 1: pages ask at moments of their own, or all of them would ask at once. */
  luck: number;
}

const FIRST_PAUSE_MS = 10_000;
/** Also what a server lets a token live, and so what one without times of its own is taken to last. */
const LONGEST_PAUSE_MS = 300_000;
/** A new token is asked for this long before the old one ends, or earlier. */
const MARGIN_MS = 45_000;
/** How far apart two clocks may be where nothing is known of them: what the server grants a host's clock. */
const CLOCKS_APART_MS = 60_000;

export const nobody: Who = {
  turn: 0,
  failures: 0,
  quietUntil: 0,
  newest: 0,
  before: { iat: 0, key: null },
  out: 0,
  left: 0,
};

/** The one place that decides who is here. Pure: what follows from a change is for its caller to do. */
export function reduce(before: Who, input: Input, at: Moment): Who {
  const who = passTime(before, at);
  switch (input.type) {
    case 'tag': {
      const tagged = input.source !== null;
      return tagged || who.tagged ? { ...identify(who, input.source, at), tagged } : who;
    }
    case 'identify':
      return identify(who, input.source, at);
    case 'reset':
      return signOut(who, at);
    case 'restored': {
      const next = { ...who, before: input.before };
      return who.token && isOld(next, who.token) ? replace(next) : next;
    }
    case 'answer':
      // An answer that comes after the timeout is accepted as well.
      return input.turn === who.turn && (who.asking || !who.token) ? answer(who, input.token, at) : who;
  }
  return who;
}

/** Whether the next vote has to wait for an answer of the page. */
export const isOpen = ({ asking, token }: Who): boolean => (asking === 'renewal' ? !token : Boolean(asking));

/** The page says anew who is here; what was asked before is nobody's. */
const say = (who: Who, ask?: Who['ask'], asking?: Who['asking']): Who => ({
  ...who,
  ask,
  asking,
  turn: who.turn + 1,
  failures: 0,
  quietUntil: 0,
});

function identify(who: Who, source: unknown, at: Moment): Who {
  if (source === null) return signOut(who, at);
  if (typeof source === 'function') return say(who, source as Ask, 'identity');
  // Checks for a `then` method, not for the class: pages may replace `Promise`.
  if (typeof (source as Promise<unknown> | undefined)?.then === 'function') {
    return say(who, () => source, 'promise');
  }
  const said = say(who);
  const offered = readToken(source);
  if (!offered || isEnded(offered, at)) return leave(said);
  const isSame = offered.text === who.token?.text && !who.asking;
  // The page may say the same each time that it renders, and routers bring back what it said before.
  if (isSame || (offered.person === who.shown && isOld(who, offered))) return who;
  return isOld(who, offered) ? leave(said) : take(said, offered, at);
}

function answer({ asking, ...rest }: Who, token: unknown, at: Moment): Who {
  const who: Who = { ...rest, asking: null, ask: asking === 'promise' ? null : rest.ask };
  if (token === null || token === undefined || token === '') {
    return leave({ ...who, failures: 0, quietUntil: at.local + LONGEST_PAUSE_MS });
  }
  const offered = readToken(token);
  // Who the page named is unknown then; a token that was only to be renewed holds until it ends.
  if (!offered || isEnded(offered, at))
    return pause(asking === 'renewal' ? who : { ...who, token: null }, at);
  const isSame = offered.text === who.token?.text;
  if (!isSame && !isOld(who, offered)) return take(who, offered, at);
  if (offered.person !== who.shown) return pause(leave(who), at);
  // A page may keep a token until it is about to end.
  return isSame && asking !== 'renewal' ? who : pause(who, at);
}

function pause(who: Who, { local, luck }: Moment): Who {
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** who.failures, LONGEST_PAUSE_MS);
  // Later than that by chance, never earlier.
  return { ...who, failures: who.failures + 1, quietUntil: local + pauseMs * (1 + luck / 4) };
}

function take(who: Who, token: Token, { now, local, luck }: Moment): Who {
  const { person, iat, exp } = token;
  const end = exp || (now || local) + LONGEST_PAUSE_MS;
  const margin = Math.min(MARGIN_MS, (end - iat) / 2 || MARGIN_MS);
  return {
    ...forget(who, person),
    token: { ...token, exp: end },
    shown: person,
    failures: 0,
    renewAt: end - margin * (1 - luck * 0.4),
    // No server would take a token from further ahead, and so it puts nobody else's behind it.
    newest: Math.max(who.newest, Math.min(iat || 0, (now || local) + CLOCKS_APART_MS)),
    seenAt: local,
    gone: null,
  };
}

/** Nobody is signed in any more. */
const leave = (who: Who): Who => ({ ...forget(who), token: null, shown: null });

/** Somebody else is here by now, and the page's own source may know who. */
const replace = (who: Who): Who => say(leave(who), who.ask, who.ask && 'identity');

const forget = (who: Who, next?: string): Who =>
  who.shown && who.shown !== next ? { ...who, left: who.left + 1 } : who;

function signOut(who: Who, { now, local }: Moment): Who {
  // The clock that mints tokens shows this at least. Tokens are minted at whole seconds.
  const minted = who.newest ? who.newest + local - who.seenAt! : now - CLOCKS_APART_MS;
  const out = Math.floor(minted / 1000) * 1000;
  return {
    ...say(leave(who)),
    // A visitor without a name is forgotten as well.
    left: who.left + 1,
    out: Math.max(who.out, out),
    gone: who.shown ?? who.gone,
  };
}

/** What a moment changes by itself: tokens end, the next one is asked for in time, other tabs sign out. */
function passTime(who: Who, at: Moment): Who {
  let { token, asking } = who;
  const { out } = at;
  if (isDue(who, at)) asking = 'renewal';
  if (token && isEnded(token, at)) token = null;
  const next: Who = { ...who, token, asking };
  if (out <= who.out) return next;
  // Minted in the second of the sign-out, it is the one that was signed out.
  if (!who.shown || (token && token.iat > out)) return { ...next, out };
  // The page's own source may know who is signed in instead.
  return { ...replace(next), out, gone: who.shown };
}

const isEnded = ({ exp }: Token, { now }: Moment): boolean => Boolean(now) && now >= exp;

/**
 * Whether the source is to be asked for a fresh token, or, where nobody was signed in, whether there is somebody by
 * now: that comes up when somebody does something, and never by a timer.
 */
const isDue = ({ ask, asking, quietUntil, token, renewAt }: Who, { now, local }: Moment): boolean =>
  Boolean(ask && !asking && local >= quietUntil && (!token || (now && now >= renewAt!)));

/** Whether a token is older than what is already known: from an old page that a browser or a router brings back. */
const isOld = ({ newest, out, gone, before }: Who, { iat, person }: Token): boolean =>
  iat < Math.max(newest, out) ||
  (person === gone && iat <= newest) ||
  (iat < before.iat && keyOf(person) !== before.key);

/** Tells a browser's few users apart without revealing who they are: a hash of 32 bits. */
export const keyOf = (person: string): string =>
  `${[...person].reduce((hash, character) => (Math.imul(31, hash) + character.codePointAt(0)!) | 0, 0)}`;
