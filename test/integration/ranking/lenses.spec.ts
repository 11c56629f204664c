import type { BacklogRowDto } from '../../../src/contract/backlog.dto.js';
import type { LensDto, LensSpecDto } from '../../../src/contract/lenses.dto.js';
import { TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { rankingUnder, readLensWorld, scoresUnder } from '../../support/lens-oracle.js';
import { createProject, memberWithRole, type TestProject } from '../../support/members.js';
import { randomBacklog } from '../../support/random-backlog.js';
import { ScoringWorld } from '../../support/scoring-world.js';
import { Seeded } from '../../support/seeded.js';

let app: TestApp;
let project: TestProject;
let world: ScoringWorld;

beforeAll(async () => {
  app = await TestApp.start();
  project = await createProject(app);
  world = new ScoringWorld(app, project.rowId);
  await randomBacklog(world, new Seeded(3), { requests: 25, companies: 8, persons: 40, votes: 200 });
  await world.scored();
});
afterAll(() => app.stop());

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const call = (method: Method, path: string, body?: unknown, of = project, cookie = of.cookie) =>
  app.call(method, `/api/projects/${of.id}${path}`, { cookie, ...(body !== undefined && { body }) });

async function save(name: string, spec: LensSpecDto): Promise<LensDto> {
  const { status, body } = await call('POST', '/lenses', { name, spec });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as LensDto;
}

async function list(query: string): Promise<BacklogRowDto[]> {
  const { status, body } = await call('GET', `/backlog?limit=200&${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body.items as BacklogRowDto[];
}

async function expectList(rows: readonly BacklogRowDto[], spec: LensSpecDto): Promise<void> {
  const truth = await readLensWorld(app.db, project.rowId);
  const scores = scoresUnder(truth, spec);
  expect(rows.map(({ id }) => id)).toEqual(rankingUnder(truth, scores));
  for (const { id, score } of rows) expect(score).toBeCloseTo(scores.get(id)!, 6);
}

const noFree: LensSpecDto = {
  lens: 'revenue',
  plans: ['Pro', 'Enterprise'],
  weights: { freeVoteCents: 250 },
};

describe('a saved lens', () => {
  it('is kept under its name, with all that it counts', async () => {
    const spec: LensSpecDto = {
      lens: 'trending',
      weights: { freeVoteCents: 10, anonymousVoteCents: 5, halfLifeDays: 90 },
      exponent: 0.75,
      plans: ['Pro'],
      withoutCustomers: ['12'],
      votesSince: '2026-01-31',
      effort: true,
    };
    const lens = await save('  Everything   at once ', spec);
    expect(lens).toEqual({
      id: expect.stringMatching(/^\d+$/),
      name: 'Everything at once',
      spec,
      isDefault: false,
      createdAt: expect.stringMatching(/Z$/),
    });
    const renamed = await call('PATCH', `/lenses/${lens.id}`, { name: 'All of it' });
    expect(renamed.body).toEqual(expect.objectContaining({ id: lens.id, name: 'All of it', spec }));
    const changed = await call('PATCH', `/lenses/${lens.id}`, { spec: { lens: 'votes' } });
    expect(changed.body).toEqual(
      expect.objectContaining({ id: lens.id, name: 'All of it', spec: { lens: 'votes' } }),
    );
    expect((await call('GET', '/lenses')).body).toEqual({ items: [changed.body], nextCursor: null });
    expect((await call('DELETE', `/lenses/${lens.id}`)).status).toBe(204);
    expect((await call('DELETE', `/lenses/${lens.id}`)).status).toBe(404);
    expect((await call('GET', '/lenses')).body.items).toEqual([]);
  });

  it('has a name that no other lens of the project has', async () => {
    const [first, second] = [await save('Taken', { lens: 'votes' }), await save('Free', { lens: 'votes' })];
    for (const answer of [
      await call('POST', '/lenses', { name: 'Taken', spec: { lens: 'votes' } }),
      await call('PATCH', `/lenses/${second.id}`, { name: 'Taken' }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([409, 'lens.nameTaken']);
    }
    const other = await createProject(app);
    expect((await call('POST', '/lenses', { name: 'Taken', spec: { lens: 'votes' } }, other)).status).toBe(
      201,
    );
    for (const { id } of [first, second]) await call('DELETE', `/lenses/${id}`);
  });

  it('pages by name', async () => {
    const names = ['Delta', 'alpha', 'Bravo', 'Charlie'];
    for (const name of names) await save(name, { lens: 'votes' });
    const first = await call('GET', '/lenses?limit=3');
    const second = await call('GET', `/lenses?limit=3&cursor=${first.body.nextCursor}`);
    const items = [...first.body.items, ...second.body.items] as LensDto[];
    expect(items.map(({ name }) => name)).toEqual(names.toSorted());
    expect(second.body.nextCursor).toBeNull();
    expect((await call('GET', '/lenses?cursor=bm9wZQ')).body.code).toBe('cursor.invalid');
    for (const { id } of items) await call('DELETE', `/lenses/${id}`);
  });

  it('orders the backlog in pages, with ranks among all open requests', async () => {
    const lens = await save('No free plan', noFree);
    const rows = await list(`lens=${lens.id}`);
    await expectList(rows, noFree);
    expect(rows.map(({ rank }) => rank)).toEqual(rows.map((_, index) => index + 1));
    const paged: BacklogRowDto[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await call('GET', `/backlog?lens=${lens.id}&limit=4${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(rows);
    expect(await list(`lens=${lens.id}&status=planned`)).toEqual(
      rows.filter(({ status }) => status === 'planned'),
    );
    await call('DELETE', `/lenses/${lens.id}`);
  });

  it('can be the default: then its scores are stored, and follow its changes', async () => {
    const lens = await save('House order', noFree);
    const settings = await call('PATCH', '/ranking', { defaultLens: lens.id });
    expect(settings.status).toBe(200);
    await rebuilt();
    expect((await call('GET', '/backlog')).body.lens).toBe(lens.id);
    await expectList(await list(''), noFree);

    const deleted = await call('DELETE', `/lenses/${lens.id}`);
    expect([deleted.status, deleted.body.code]).toEqual([409, 'lens.isDefault']);

    const next: LensSpecDto = { lens: 'balanced', exponent: 0.5, effort: true };
    expect((await call('PATCH', `/lenses/${lens.id}`, { spec: next })).body.isDefault).toBe(true);
    await rebuilt();
    await expectList(await list(''), next);
    const last = (await list('')).at(-1)!;
    await world.vote(last.id, await world.person({ customer: await world.company(90_000_000_00) }));
    await world.mark({ requests: [last.id], cause: 'vote' });
    await app.settle();
    await expectList(await list(''), next);
    expect((await list('')).at(-1)!.id).not.toBe(last.id);

    await call('PATCH', '/ranking', { defaultLens: 'revenue' });
    await rebuilt();
    expect((await call('DELETE', `/lenses/${lens.id}`)).status).toBe(204);
    expect((await call('GET', `/backlog?lens=${lens.id}`)).body.errors[0].field).toBe('lens');
  });

  it('refuses numbers that no what-if takes either', async () => {
    const wrong: [body: object, field: string][] = [
      [{ name: 'x', spec: { lens: 'fame' } }, 'spec.lens'],
      [{ name: 'x', spec: { lens: '12' } }, 'spec.lens'],
      [{ name: 'x', spec: {} }, 'spec.lens'],
      [{ name: 'x' }, 'spec'],
      [{ name: 'x', spec: { lens: 'votes', exponent: 2 } }, 'spec.exponent'],
      [{ name: 'x', spec: { lens: 'votes', sql: '1' } }, 'spec.sql'],
      [{ name: 'x', spec: { lens: 'votes', weights: { halfLifeDays: 6 } } }, 'spec.weights.halfLifeDays'],
      [
        { name: 'x', spec: { lens: 'votes', weights: { anonymousVoteCents: 101 } } },
        'weights.anonymousVoteCents',
      ],
      [{ name: ' ', spec: { lens: 'votes' } }, 'name'],
      [{ name: 'x'.repeat(61), spec: { lens: 'votes' } }, 'name'],
    ];
    for (const [body, field] of wrong) {
      const { status, body: problem } = await call('POST', '/lenses', body);
      expect([body, status, problem.code, problem.errors?.[0].field]).toEqual([
        body,
        400,
        'input.invalid',
        field,
      ]);
    }
  });

  it('is written by editors, read by viewers, and unknown to other projects', async () => {
    const lens = await save('Ours', { lens: 'votes' });
    const viewer = await memberWithRole(app, project, 'viewer');
    const as = (method: Method, path: string, body?: unknown) =>
      call(method, path, body, project, viewer.cookie);
    expect((await as('GET', '/lenses')).status).toBe(200);
    expect((await as('POST', '/lenses', { name: 'Mine', spec: { lens: 'votes' } })).status).toBe(403);
    expect((await as('PATCH', `/lenses/${lens.id}`, { name: 'Mine' })).status).toBe(403);
    expect((await as('DELETE', `/lenses/${lens.id}`)).status).toBe(403);

    const other = await createProject(app);
    for (const id of [lens.id, '999999', 'x', '0', "1'"]) {
      const path = `/lenses/${encodeURIComponent(id)}`;
      expect([id, (await call('PATCH', path, { name: 'Theirs' }, other)).status]).toEqual([id, 404]);
      expect([id, (await call('DELETE', path, undefined, other)).status]).toEqual([id, 404]);
    }
    expect((await call('GET', `/backlog?lens=${lens.id}`, undefined, other)).body.code).toBe('input.invalid');
    expect((await call('GET', '/lenses', undefined, other)).body.items).toEqual([]);
    expect((await call('GET', '/lenses')).body.items).toEqual([lens]);
  });
});

async function rebuilt(): Promise<void> {
  await eventually(async () => {
    const { body } = await call('GET', '/ranking');
    if (body.rebuild !== null) throw new Error('a rebuild is under way');
  });
}
