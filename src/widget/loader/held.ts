import type { ReqioApi, ReqioIdentity } from '../../sdk/api';
import type { Call, HeldReqio } from '../../sdk/stub';
import { guarded } from '../common/guard';
import type { Tag } from './tag';

/** What the widget does at each call of `window.Reqio`; `tag` is a later script element of the same project. */
export type Handlers = {
  tag: (tag: Tag) => void;
  on: (event: string, listener: (detail: never) => unknown) => () => void;
  identify: (source: never) => Promise<ReqioIdentity>;
} & Record<Exclude<keyof ReqioApi, 'projectId' | 'on' | 'identify'>, (argument: never) => unknown>;

/** What `identify` answers where nobody is known. */
export const NOBODY: ReqioIdentity = { identity: 'anonymous', user: null };

/**
 * Makes the calls waiting in `held`, in order, and from then on each call at once, until `destroy`. Later calls do
 * nothing until somebody lets them wait again (`delete held.q.push`) and loads the widget again.
 */
export function takeCalls(held: HeldReqio, handlers: Handlers): void {
  const take = guarded((call: Call) => {
    const [name, argument, listener] = call as unknown as [keyof Handlers, never, never];
    // One whose listener is gone already has no name.
    if (!Object.hasOwn(handlers, name)) return;
    if (name === 'destroy') route((later) => later.settle?.(NOBODY));
    const result = handlers[name](argument, listener);
    if (name === 'on') call.off = result as () => void;
    // A queue of a page's own making has nobody who waits.
    return name === 'identify' && (result as Promise<ReqioIdentity>).then((answer) => call.settle?.(answer));
  });
  const route = (each: (call: Call) => void) => {
    held.q.push = (...calls) => {
      calls.forEach(each);
      return 0;
    };
  };
  // Whatever a page has put there.
  const waiting = held.q.splice(0);
  route(take);
  for (const call of waiting) held.q.push(call);
}
