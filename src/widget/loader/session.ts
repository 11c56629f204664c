import type { WidgetSessionDto } from '../../contract/widget-session.dto';
import type { CallError, Core } from '../core';
import { guarded, hint } from '../common/guard';

export interface Session extends Pick<Core, 'session' | 'connect' | 'onSession' | 'refused'> {
  /** Asks again: somebody else may be signed in. */
  renew: () => Promise<WidgetSessionDto>;
  /** What there was is somebody's who is gone. */
  drop: () => void;
  /** Asks nothing any more by itself. */
  stop: () => void;
}

/** The server's answer about this user and this project: one call for a page, and one more for each change of user. */
export function createSession(ask: () => Promise<WidgetSessionDto>): Session {
  const listeners: Parameters<Core['onSession']>[0][] = [];
  let current: WidgetSessionDto | null = null;
  let asking: Promise<WidgetSessionDto> | null = null;
  let pause = 500;
  let isRefused = false;
  let timer: ReturnType<typeof setTimeout>;

  function tell(session: WidgetSessionDto | null): void {
    current = session;
    for (const listener of listeners) guarded(listener)(session);
  }

  function renew(): Promise<WidgetSessionDto> {
    clearTimeout(timer);
    const mine: Promise<WidgetSessionDto> = ask().then(
      (session) => {
        // Asked again meanwhile: who waits for this answer waits for the newer one.
        if (asking !== mine) return connect();
        asking = null;
        tell(session);
        return session;
      },
      (error: CallError) => {
        if (asking === mine) fail(error);
        throw error;
      },
    );
    return (asking = mine);
  }

  function fail({ status, code, retryAfter }: CallError): void {
    asking = null;
    isRefused = status >= 400 && status < 500 && status !== 429;
    hint('no answer', code ?? status);
    pause = Math.min(pause * 3, 300_000);
    if (!isRefused)
      timer = setTimeout(guarded(renew), Math.max(pause, retryAfter * 1000) * (1 + Math.random()));
  }

  function connect(): Promise<WidgetSessionDto> {
    return asking ?? (current ? Promise.resolve(current) : renew());
  }

  return {
    session: () => current,
    connect,
    renew,
    drop: () => tell(null),
    stop() {
      isRefused = true;
      clearTimeout(timer);
    },
    onSession: (listener) => void listeners.push(listener),
    refused: () => isRefused,
  };
}
