import { useSyncExternalStore } from 'react';
import { part, whenIdle } from '../ui/later';

let ended = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  ended = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Any call found that the member's session is over. */
export const sessionEnded = (): void => set(true);

const AFTER_THE_PAGE_MS = 3_000;
const SignInDialog = part(async () => (await import('./sign-in-dialog')).SignInDialog);
// It must be there when the session ends, even where the server has a newer version by then.
setTimeout(() => whenIdle(() => void SignInDialog.preload()), AFTER_THE_PAGE_MS);

/** Signs in over the page that is open, so that nothing typed there is lost. */
export function SignInAgain() {
  const open = useSyncExternalStore(subscribe, () => ended);
  return open && <SignInDialog onClose={() => set(false)} />;
}
