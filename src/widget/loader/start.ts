import type { IdentitySource, ReqioApi } from '../../sdk/api';
import { guarded } from '../common/guard';
import { createMemory } from '../common/memory';
import { createClient } from './client';
import { createEvents } from './events';
import { createIdentity } from './identity';
import { createSession } from './session';
import { createStage } from './stage';
import type { Tag } from './tag';
import { askFor } from './token';

/** Everything of the widget but its panel: who the user is, the launcher, and `window.Reqio`. */
export function start(tag: Tag): { api: ReqioApi; begin: () => void } {
  const { projectId, base } = tag;
  const life = new AbortController();
  const scope = base + projectId;
  const memory = createMemory(scope);
  const events = createEvents();
  const { emit } = events;
  const client = createClient(`${base}api/widget/${projectId}/`, memory, () => identity.token());
  const session = createSession(client.call, projectId);
  let begun = false;
  // What is called before the start is all part of its one session.
  const renew = guarded(() => begun && session.renew());
  const identity = createIdentity({
    now: client.now,
    changed: renew,
    expired: () => emit('identity-expired', undefined),
  });
  let news = false;
  function showNews(): void {
    const newest = session.session()?.mineChangedAt ?? '';
    // A browser that is new here starts with nothing unread.
    if (memory.get('looked') === null) memory.set('looked', newest);
    if (news === (news = newest > memory.get('looked')!)) return;
    stage.unread(news);
    emit('unread', news);
  }
  const stage = createStage(tag, { ...session, ...events, ...client, scope, memory, showNews }, life.signal);

  let ready = false;
  session.onSession((answer) => {
    if (!answer || life.signal.aborted) return;
    memory.set('visitor', memory.get('visitor') ?? answer.visitorId);
    showNews();
    if (!ready) emit('ready', { identity: answer.identity });
    ready = true;
    emit('identity', answer.identity);
    identity.check();
    return stage.dress();
  });

  const wake = guarded(() => {
    identity.check();
    if (!session.refused()) return session.connect();
  });

  const resetUser = guarded(() => {
    identity.forget();
    memory.set('visitor', null);
    memory.set('looked', null);
    // In this order, or an open panel would ask for a session of its own.
    renew();
    session.drop();
  });

  const identify = guarded((source: IdentitySource | null) => {
    if (source === null) resetUser();
    else if (identity.set(source)) renew();
  });

  const api: ReqioApi = {
    projectId,
    async identify(source) {
      identify(source);
      const answer = begun && (await session.connect().catch(() => null));
      return answer
        ? { identity: answer.identity, user: answer.user }
        : { identity: 'anonymous', user: null };
    },
    resetUser,
    open: guarded(stage.open),
    close: guarded(stage.close),
    on: events.on,
    destroy: guarded(() => {
      life.abort();
      identity.forget();
      delete (window as { Reqio?: unknown }).Reqio;
    }),
  };

  return {
    api,
    begin() {
      begun = true;
      for (const event of ['visibilitychange', 'online']) addEventListener(event, wake, life);
      renew();
    },
  };
}

/** Who the tag says is signed in; a queued `identify` may still say otherwise. */
export function identifyByTag({ token, tokenUrl }: Tag, { identify }: ReqioApi): void {
  if (!tokenUrl) return void (token && void identify(token));
  // The page's token spares the first question.
  let first = token;
  void identify(() => {
    const given = first ?? askFor(tokenUrl);
    first = null;
    return given;
  });
}
