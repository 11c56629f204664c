import type { ReqioEvents } from '../../sdk/api';
import { guarded } from '../common/guard';

type Listener = (detail: never) => unknown;

export interface Events {
  emit: <Name extends keyof ReqioEvents>(event: Name, detail: ReqioEvents[Name]) => void;
  on: (event: string, listener: Listener) => () => void;
}

/** Tells the page what happens here. What one of its listeners throws, the others and the widget do not feel. */
export function createEvents(): Events {
  const listeners = new Set<[event: string, listener: Listener]>();
  let ready: unknown;
  return {
    emit(event, detail) {
      if (event === 'ready') ready = detail;
      for (const [name, listener] of listeners) if (name === event) listener(detail as never);
    },
    on(event, listener) {
      const entry: [string, Listener] = [event, guarded(listener)];
      listeners.add(entry);
      if (event === 'ready' && ready) entry[1](ready as never);
      return () => void listeners.delete(entry);
    },
  };
}
