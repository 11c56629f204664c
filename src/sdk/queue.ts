import type { ReqioIdentity } from './api.js';
import type { Call, HeldReqio } from './stub.js';

const NOBODY: ReqioIdentity = { identity: 'anonymous', user: null };

/** From now on calls wait for the widget: the array's own `push` takes them. */
export const makeWait = ({ q }: HeldReqio): boolean => Reflect.deleteProperty(q, 'push');

/** Whether a loader, or `makeSilent`, takes the calls. */
export const isTaken = ({ q }: HeldReqio): boolean => Object.getOwnPropertyNames(q).includes('push');

/** Forgets the calls that wait; who waits for an answer hears that nobody is known. */
export function drop({ q }: HeldReqio): void {
  for (const call of q.splice(0)) refuse(call);
}

/** From now on calls do nothing, as after `destroy()`. */
export function makeSilent(reqio: HeldReqio): void {
  drop(reqio);
  reqio.q.push = (...calls: Call[]) => {
    for (const call of calls) refuse(call);
    return 0;
  };
}

/** A widget that is wanted again before it was there: that it was to go is forgotten. */
export function stay({ q }: HeldReqio): void {
  for (let index = q.length - 1; index >= 0; index--) if (q[index]![0] === 'destroy') q.splice(index, 1);
}

const refuse = (call: Call): void => call.settle?.(NOBODY);
