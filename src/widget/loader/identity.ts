import type { IdentitySource } from '../../sdk/api';
import { guarded, hint } from '../common/guard';
import { claimsOf, sendable } from './token';

/** A page's own function that never answers does not keep the widget from its start. */
const PATIENCE_MS = 8_000;
/** Without times of its own, a token is taken to last as long as the server lets one. */
const USUAL_LIFE_MS = 300_000;
/** The new token is there this long before the old one ends, or earlier. */
const MARGIN_MS = 45_000;
const FIRST_PAUSE_MS = 10_000;
/** `setTimeout` overflows, and a sleeping computer's timers are late: waking looks again anyway. */
const LONGEST_TIMER_MS = 3_600_000;

interface Hooks {
  /** The server's time; 0 as long as it is unknown, and nothing ends by a clock that may be wrong. */
  now: () => number;
  /** Another person's token is in force, or none any more: what is shown has to be asked for again. */
  changed: () => void;
  /** The token ended and there is no other. */
  expired: () => void;
}

export interface Identity {
  /** Answers whether that is news. */
  set: (source: IdentitySource) => boolean;
  forget: () => void;
  /** The token to send now; the page is asked for it where it has to be. */
  token: () => Promise<string | null>;
  /** Looks whether the token is about to end, or has. */
  check: () => void;
}

/** The token in force: kept in this memory alone. */
export function createIdentity({ now, changed, expired }: Hooks): Identity {
  let get: (() => unknown) | null = null;
  let token: string | null = null;
  let endsAt = 0;
  let askAt = 0;
  let asked = false;
  let failures = 0;
  let asking: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout>;

  function take(next: string | null): void {
    const { exp, iat } = claimsOf(next);
    token = next;
    failures = 0;
    endsAt = exp || Date.now() + USUAL_LIFE_MS;
    askAt = endsAt - Math.min(MARGIN_MS, (exp - iat || USUAL_LIFE_MS) / 2) * jitter();
    plan();
  }

  function plan(): void {
    clearTimeout(timer);
    const wait = (get ? askAt : endsAt) - now();
    if (token || failures) timer = setTimeout(check, Math.min(Math.max(wait, 250), LONGEST_TIMER_MS));
  }

  async function ask(from: () => unknown): Promise<void> {
    const before = token;
    let then: () => void;
    try {
      const late = new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));
      const next = sendable(await Promise.race([from(), late]));
      then = () => take(next);
    } catch (error) {
      hint('no token.', error);
      // The one in force goes on until it ends.
      then = () => {
        askAt = now() + FIRST_PAUSE_MS * 2 ** Math.min(failures++, 5) * jitter();
        plan();
      };
    }
    // Somebody else was identified meanwhile.
    if (get !== from) return;
    asking = null;
    then();
    if (asked && claimsOf(token).sub !== claimsOf(before).sub) changed();
    asked = true;
  }

  /** One question at a time, however many calls wait for its answer. */
  const refresh = (from: () => unknown): Promise<void> => (asking ??= ask(from));

  const check = guarded(async () => {
    if (get && asked && now() >= askAt) await refresh(get);
    if (token && now() >= endsAt) {
      token = null;
      expired();
      changed();
    }
    plan();
  });

  function forget(): void {
    get = token = asking = null;
    asked = false;
    failures = 0;
  }

  return {
    set(source) {
      // A page may say the same each time that it renders.
      if (source && source === (get ?? token)) return false;
      forget();
      if (typeof source === 'function') get = source;
      else if (source instanceof Promise) get = () => source;
      else take(sendable(source));
      return true;
    },
    forget,
    async token() {
      if (get && (!asked || (token && now() >= askAt))) await refresh(get);
      return token;
    },
    check,
  };
}

/** Each page at a moment of its own, or all of them would ask at once. */
const jitter = (): number => 0.6 + Math.random() * 0.4;
