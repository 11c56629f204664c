import type { Memory } from '../common/memory';
import { guarded, hint } from '../common/guard';
import { isOpen, keyOf, nobody, reduce, type Input, type Who } from './who';

/** A page's own function that never answers does not keep the widget from its start. */
const PATIENCE_MS = 8_000;
/** How late an end may be seen; a call looks by itself before it is sent. */
const LOOK_MS = 2_000;

interface Hooks {
  /** The server's time in ms; 0 as long as it is unknown. */
  now: () => number;
  /** What this browser keeps of pages before: the newest `iat` with whose it was, and the last sign-out. */
  memory: Memory;
  /** Who is here may be somebody else; `left` where somebody is gone and what was theirs is to be forgotten. */
  changed: (left: boolean) => void;
  /** The token ended and there is no other. */
  expired: () => void;
}

export interface Identity {
  tell: (input: Input) => void;
  /** Tells that time has passed; `restored` where the browser has brought the page back as it was. */
  look: (restored?: boolean) => void;
  who: () => Who;
  /** Resolves once who is here is known: at once, unless the page is being asked. */
  known: () => Promise<void>;
  /** The token to send now. */
  token: () => Promise<string | undefined>;
  /** Asks and tells nothing any more. */
  stop: () => void;
}

/** Keeps who is here: in this memory alone. Asks the page for tokens, and sees them end. */
export function createIdentity({ now, memory, changed, expired }: Hooks): Identity {
  const out = () => Number(memory.get('out')) || 0;
  const seen = () => ({ iat: Number(memory.get('seen')), key: memory.get('whose') });
  let who: Who = { ...nobody, out: out(), before: seen() };
  let isStopped = false;
  let isLost = false;
  let timer: ReturnType<typeof setTimeout>;
  let waiting: (() => void)[] = [];

  function tell(input: Input): void {
    if (isStopped) return;
    const before = who;
    who = reduce(who, input, { now: now(), local: Date.now(), out: out(), luck: Math.random() });
    if (who.asking && (!before.asking || who.turn !== before.turn)) question(who);
    keep(before);
    plan();
    const wasLost = isLost;
    isLost = Boolean(who.shown && !who.token && !isOpen(who));
    if (isLost && !wasLost) expired();
    if (!isOpen(who)) release();
    changed(who.left !== before.left);
  }

  /** Asks the page once: its answer in time, or a failure. */
  function question({ ask, turn }: Who): void {
    const answer = (token: unknown) => {
      clearTimeout(late);
      tell({ type: 'answer', turn, token });
    };
    const fail = guarded((error: unknown) => {
      hint('no token', error);
      answer(false);
    });
    const late = setTimeout(fail, PATIENCE_MS);
    new Promise((resolve) => resolve(ask!())).then(answer, fail);
  }

  function release(): void {
    for (const go of waiting.splice(0)) go();
  }

  function keep(before: Who): void {
    if (who.out !== before.out) memory.set('out', `${who.out}`);
    const { token, newest } = who;
    // Not before the server has said its time: a token from the future would outlive this page.
    if (!now() || token?.iat !== newest || newest <= who.before.iat) return;
    who = { ...who, before: { iat: newest, key: keyOf(token.person) } };
    memory.set('seen', `${newest}`);
    memory.set('whose', who.before.key);
  }

  /** Looks again as long as a token may end, or a source that failed is to be asked again. */
  function plan(): void {
    clearTimeout(timer);
    if (who.token || who.failures) timer = setTimeout(look, LOOK_MS);
  }
  const look = guarded((restored?: boolean) =>
    tell(restored ? { type: 'restored', before: seen() } : { type: 'time' }),
  );

  const known = () => (isOpen(who) ? new Promise<void>((go) => waiting.push(go)) : Promise.resolve());

  return {
    tell,
    look,
    who: () => who,
    known,
    async token() {
      look();
      await known();
      return who.token?.text;
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      release();
    },
  };
}
