import { FIRST_PAGE } from '../common/first-page';
import type { Call, CallError, Core } from '../core';

const ATTEMPTS = 3;
/** Longer waits are the user's: they are told, and may try again. */
const LONGEST_WAIT_MS = 4_000;

/**
 * The same call, made again where the server was busy or away for a moment, and where it does nothing twice. `first`
 * is the first page of the list, where it was asked for before the panel was there. What somebody wrote is sent in
 * nobody else's name: it is given up, with status 0, where they have left meanwhile.
 */
export function patient({ call, known, person }: Core, first?: Promise<unknown>): Call {
  let early = first;
  const attempt: Call = async <Answer>(...[method, path, body, key]: Parameters<Call>) => {
    const asked = path === FIRST_PAGE ? early : undefined;
    if (asked) early = undefined;
    return (await (asked ?? call(method, path, body, key))) as Answer;
  };
  return async (method, path, body, key) => {
    const whose = person();
    for (let count = 1; ; count++) {
      if (method !== 'GET') {
        await known();
        if (person() !== whose) throw Object.assign(new Error(), { status: 0, retryAfter: 0 });
      }
      try {
        return await attempt(method, path, body, key);
      } catch (error) {
        const wait =
          count < ATTEMPTS ? waitBefore(error as CallError, method === 'POST' && !key, count) : null;
        if (wait === null) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  };
}

/** In ms; null where another attempt is of no use, or would submit twice. */
function waitBefore({ status, retryAfter }: CallError, submits: boolean, count: number): number | null {
  const untouched = status === 429 || status === 503;
  const isRefused = status >= 400 && status < 500 && status !== 429;
  if (isRefused || (submits && !untouched) || !navigator.onLine) return null;
  const wait = (retryAfter ? retryAfter * 1000 : 300 * 3 ** (count - 1)) * (1 + Math.random() / 2);
  return wait > LONGEST_WAIT_MS ? null : wait;
}
