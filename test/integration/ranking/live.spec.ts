import sql from 'sql-template-tag';
import { LiveStreams } from '../../../src/server/ranking/live-streams.js';
import { TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { createProject, memberWithRole, signUp, type TestProject } from '../../support/members.js';
import { ScoringWorld } from '../../support/scoring-world.js';

let app: TestApp;
let origin: string;
let project: TestProject;
let world: ScoringWorld;
const open = new Set<Listener>();

/** A dashboard that listens. */
class Listener {
  text = '';
  ended = false;
  private readonly controller = new AbortController();

  static async of(of: TestProject, cookie = of.cookie): Promise<Listener> {
    const listener = new Listener();
    const url = `${origin}/api/projects/${of.id}/backlog/live`;
    const answer = await fetch(url, { headers: { cookie }, signal: listener.controller.signal });
    if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
    open.add(listener);
    void listener.read(answer.body!);
    await listener.hears(': open');
    return listener;
  }

  async hears(text: string): Promise<void> {
    await eventually(() => {
      if (!this.text.includes(text)) throw new Error(`«${this.text}» does not say «${text}»`);
    });
  }

  async ends(): Promise<void> {
    await eventually(() => {
      if (!this.ended) throw new Error('still open');
    });
  }

  close(): void {
    this.controller.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) this.text += decoder.decode(chunk, { stream: true });
    } catch {
      // Closed from this side.
    }
    this.ended = true;
    open.delete(this);
  }
}

const rerank = async (of: ScoringWorld) => {
  await of.vote(await of.request('Something new'), await of.person({ monthlyCents: 500 }));
  await of.scored();
};

beforeAll(async () => {
  app = await TestApp.start();
  await app.app.listen(0, '127.0.0.1');
  origin = await app.app.getUrl();
  project = await createProject(app);
  world = new ScoringWorld(app, project.rowId);
});
afterEach(async () => {
  for (const listener of open) listener.close();
  await eventually(() => {
    if (open.size > 0) throw new Error('streams are open');
  });
});
afterAll(() => app.stop());

describe('a live backlog', () => {
  it('hears that the ranking changed, not what', async () => {
    const listener = await Listener.of(project);
    await rerank(world);
    await listener.hears('event: ranking\n');
    expect(listener.text).toMatch(/^\s*: open\n\nevent: ranking\nid: 1\ndata: \{\}\n\n/);
  });

  it('hears that a request reads otherwise, though no rank moves', async () => {
    const [one, other] = [await world.request('Dark mode'), await world.request('Dark theme')];
    await world.scored();
    const call = (method: 'PATCH' | 'POST', path: string, body: unknown) =>
      app.call(method, `/api/projects/${project.id}/requests${path}`, { cookie: project.cookie, body });
    for (const change of [
      () => call('PATCH', `/${one}`, { title: 'Dark mode at night' }),
      () => call('PATCH', '', { ids: [one, other], addTags: ['ui'] }),
      () => call('POST', `/${other}/merge`, { into: one }),
      () => call('POST', `/${other}/unmerge`, undefined),
    ]) {
      const listener = await Listener.of(project);
      expect((await change()).status).toBeLessThan(300);
      await listener.hears('event: requests\n');
    }
    const silent = await Listener.of(project);
    await call('PATCH', `/${one}`, { title: 'Dark mode at night' });
    await rerank(world);
    await silent.hears('event: ranking\n');
    expect(silent.text).not.toContain('event: requests');
  });

  it('hears nothing of another project', async () => {
    const other = await createProject(app);
    const [mine, theirs] = [await Listener.of(project), await Listener.of(other)];
    await rerank(world);
    await mine.hears('event: ranking\n');
    await rerank(new ScoringWorld(app, other.rowId));
    await theirs.hears('event: ranking\n');
    expect(theirs.text.match(/event/g)).toHaveLength(1);
  });

  it('gets a sign of life for as long as its member is signed in and belongs to the project', async () => {
    const streams = app.app.get(LiveStreams);
    const [staying, leaving] = [
      await memberWithRole(app, project, 'viewer'),
      await memberWithRole(app, project, 'viewer'),
    ];
    const [stays, leaves, owner] = [
      await Listener.of(project, staying.cookie),
      await Listener.of(project, leaving.cookie),
      await Listener.of(project),
    ];
    await streams.beat();
    for (const listener of [stays, leaves, owner]) await listener.hears(': beat\n');

    await app.db.run(sql`delete from membership where member_id = ${leaving.id}`);
    await app.call('POST', '/api/auth/logout', { cookie: staying.cookie });
    await streams.beat();
    await leaves.ends();
    await stays.ends();
    await eventually(() => expect(owner.text.match(/: beat/g)!.length).toBeGreaterThan(1));
    expect(owner.ended).toBe(false);
  });

  it('is refused to whoever may not read the backlog, and to a member with too many streams', async () => {
    const stranger = await signUp(app);
    const at = (cookie: string) =>
      fetch(`${origin}/api/projects/${project.id}/backlog/live`, { headers: { cookie } });
    expect((await at('')).status).toBe(401);
    expect((await at(stranger.cookie)).status).toBe(404);

    const viewer = await memberWithRole(app, project, 'viewer');
    for (let i = 0; i < 20; i++) await Listener.of(project, viewer.cookie);
    const refused = await at(viewer.cookie);
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'rate.limited' }]);
    await Listener.of(project);

    for (const listener of open) listener.close();
    await eventually(async () => {
      expect(open.size).toBe(0);
      await Listener.of(project, viewer.cookie);
    });
  });

  it('does not hold up a stop of the server', async () => {
    const other = await TestApp.start();
    await other.app.listen(0, '127.0.0.1');
    const there = await createProject(other);
    const here = origin;
    origin = await other.app.getUrl();
    const listener = await Listener.of(there);
    origin = here;
    const started = performance.now();
    await other.stop();
    await listener.ends();
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
