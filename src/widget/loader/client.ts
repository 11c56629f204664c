import type { Call, CallError } from '../core';
import { bare } from '../common/guard';
import type { Memory } from '../common/memory';

const TIMEOUT_MS = 15_000;
const VISITOR = 'x-reqio-visitor';

export interface Client {
  call: Call;
  /** The server's time in ms, as its answers say it; 0 before the first. The visitor's clock may be wrong by hours. */
  now: () => number;
}

/** Calls of a project's API. `token` answers the token to send, which may have to be asked for first. */
export function createClient(api: string, memory: Memory, token: () => Promise<string | undefined>): Client {
  let ahead: number | null = null;
  return {
    now: () => (ahead === null ? 0 : Date.now() + ahead),
    call: (async (method: string, path: string, body?: object, key?: string) => {
      const bearer = await token();
      const visitor = memory.get('visitor');
      const headers = bare<Record<string, string>>({});
      if (bearer) headers.authorization = `Bearer ${bearer}`;
      // Whatever storage holds: what is no id of ours is not sent.
      if (visitor && /^[\w.-]{1,200}$/.test(visitor)) headers[VISITOR] = visitor;
      if (body) headers['content-type'] = 'application/json';
      if (key) headers['idempotency-key'] = key;
      let status = 0;
      let retryAfter = 0;
      let code: string | undefined;
      try {
        const response = await fetch(
          api + path,
          bare<RequestInit>({
            method,
            headers,
            credentials: 'omit',
            // Voting and leaving the page at once is a vote.
            keepalive: method !== 'GET',
            body: body && JSON.stringify(bare(body)),
            signal: AbortSignal.timeout(TIMEOUT_MS),
          }),
        );
        const header = (name: string) => response.headers.get(name) ?? '';
        status = response.status;
        retryAfter = +header('retry-after') || 0;
        ahead = (Date.parse(header('date')) || Date.now()) - Date.now();
        // Not where another answer, or a sign-out, has changed it meanwhile.
        if (header(VISITOR) && memory.get('visitor') === visitor) memory.set('visitor', header(VISITOR));
        // Without a prototype, as far as anything that may be missing is read of it.
        const answer = bare(JSON.parse(await response.text()) as { code?: string });
        if (response.ok) return answer;
        code = answer.code;
      } catch {
        // Nobody answered, or with something that is not ours.
      }
      throw Object.assign(new Error(), { status, retryAfter, code }) as CallError;
    }) as Call,
  };
}
