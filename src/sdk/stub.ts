import type { ReqioApi } from './api.js';

export const methods = ['identify', 'resetUser', 'open', 'close', 'on', 'destroy'] as const;
export type Method = (typeof methods)[number];

/**
 * A call that waits for the widget, or that the widget takes at once: the method's name, then its arguments. Pages
 * push plain arrays as well, `Reqio.q.push(['open'])`; `settle` and `off` are there where a method of `holdReqio` made it.
 */
export type Call = [name: Method, ...args: unknown[]] & {
  /** Answers the promise that `identify` returned. */
  settle?: (answer: unknown) => void;
  /** Ends a listener of `on`; the widget replaces it once it listens. */
  off?: () => void;
};

/** `window.Reqio` with its inside. Whoever is in charge takes calls by a `push` of its own on `q`. */
export type HeldReqio = Omit<ReqioApi, 'projectId'> & { projectId?: string; q: Call[] };

/**
 * `window.Reqio`, made where it is not there yet and given the methods that it lacks; never replaced, so that an
 * alias or a method that a page kept works for ever. The snippets carry the same code as text (src/contract/stub.ts).
 */
export function holdReqio(): HeldReqio {
  const page = window as unknown as { Reqio?: Partial<HeldReqio> };
  const held = (page.Reqio ??= {});
  held.q ??= [];
  for (const name of methods) {
    (held as Record<Method, unknown>)[name] ??= (...args: unknown[]) => {
      const call = [name, ...args] as Call;
      const answer = new Promise((settle) => (call.settle = settle));
      call.off = () => void (call.length = 0);
      held.q!.push(call);
      if (name === 'on') return () => call.off!();
      return name === 'identify' ? answer : undefined;
    };
  }
  return held as HeldReqio;
}
