import type { WidgetSessionDto } from '../../contract/widget-session.dto';
import type { IdentitySource, ReqioIdentity } from '../../sdk/api';
import type { HeldReqio } from '../../sdk/stub';
import { guarded } from '../common/guard';
import { createMemory } from '../common/memory';
import type { AskFor } from '../ask';
import { createChunks } from './chunks';
import { createClient } from './client';
import { createEvents } from './events';
import { NOBODY, takeCalls } from './held';
import { createIdentity } from './identity';
import { createSession } from './session';
import { createStage } from './stage';
import type { Tag } from './tag';
import type { Token } from './token';

/** Everything of the widget but its panel: who the user is, the launcher, and what `window.Reqio` does. */
export function start(tag: Tag, held: HeldReqio): void {
  const { projectId, base } = tag;
  const life = new AbortController();
  const scope = base + projectId;
  const memory = createMemory(scope);
  const events = createEvents();
  const { emit } = events;
  const client = createClient(`${base}api/widget/${projectId}/`, memory, () => identity.token());
  const identity = createIdentity({
    now: client.now,
    memory,
    changed: guarded(follow),
    expired: () => emit('identity-expired', undefined),
  });
  const { known, who } = identity;
  /** Whose session was asked for last; undefined before the first. */
  let asked: Token | null | undefined;
  const note = () => (asked = who().token ?? null);
  const session = createSession(async () => {
    await known();
    note();
    return client.call<WidgetSessionDto>('POST', 'session', {});
  });
  const renew = guarded(() => {
    // At once, or who waits for the same answer would ask a second time.
    note();
    return session.renew();
  });

  /** Asks the server anew where it would see somebody else than it has answered. */
  async function follow(left: boolean): Promise<void> {
    if (left) {
      memory.set('visitor', null);
      memory.set('looked', null);
      if (asked === undefined) return;
      // In this order, or an open panel would ask for a session of its own.
      renew();
      return session.drop();
    }
    await known();
    const { token } = who();
    if (asked === undefined || token?.text === asked?.text) return;
    // A verified person is not asked about again for each token, nor nobody for each that is missing.
    const isNews = session.session()?.identity === 'anonymous' ? token : token?.person !== asked?.person;
    if (isNews) renew();
  }

  let news = false;
  function showNews(): void {
    const newest = session.session()?.mineChangedAt ?? '';
    // A browser that is new here starts with nothing unread.
    if (memory.get('looked') === null) memory.set('looked', newest);
    if (news === (news = newest > memory.get('looked')!)) return;
    stage.unread(news);
    emit('unread', news);
  }
  const person = () => who().left;
  const core = { ...session, ...events, ...client, scope, memory, showNews, known: identity.token, person };
  const chunk = createChunks(tag);
  const stage = createStage(tag, core, chunk, life.signal);

  let ready = false;
  session.onSession((answer) => {
    if (!answer || life.signal.aborted) return;
    memory.set('visitor', memory.get('visitor') ?? answer.visitorId);
    showNews();
    if (!ready) emit('ready', { identity: answer.identity });
    ready = true;
    emit('identity', answer.identity);
    identity.look();
    return stage.dress();
  });

  /** Who the server takes the user for, once what the page has said is known. */
  async function answered(): Promise<ReqioIdentity> {
    await known();
    if (life.signal.aborted) return NOBODY;
    return session.connect().then(
      ({ identity: seen, user }) => ({ identity: seen, user }),
      () => NOBODY,
    );
  }

  held.projectId = projectId;
  // The page's scripts may have said something newer than its tag.
  held.q.unshift(['tag', tag] as never);
  takeCalls(held, {
    tag({ token, tokenUrl }) {
      let first = token;
      const ask = async () => {
        // The page's own token spares the first question.
        const given = first ?? (await chunk<AskFor>('ask'))(tokenUrl!);
        first = null;
        return given;
      };
      identity.tell({ type: 'tag', source: tokenUrl ? ask : token });
    },
    identify(source: IdentitySource | null) {
      identity.tell({ type: 'identify', source });
      return answered();
    },
    resetUser: () => identity.tell({ type: 'reset' }),
    open: stage.open,
    close: stage.close,
    on: events.on,
    destroy() {
      delete held.projectId;
      identity.stop();
      session.stop();
      life.abort();
    },
  });

  /** Somebody comes back, the network does, or another tab has kept something: a sign-out, perhaps. */
  const wake = guarded(({ type }: Event) => {
    identity.look(type === 'pageshow');
    return type === 'storage' || session.refused() || session.connect();
  });
  for (const event of ['focus', 'online', 'storage', 'pageshow']) addEventListener(event, wake, life);
  void session.connect().catch(() => {});
}
