import fc from 'fast-check';
import { builtInLenses } from '../../../src/contract/lenses.js';
import type { LensSpecDto } from '../../../src/contract/lenses.dto.js';
import { openStatuses } from '../../../src/contract/statuses.js';
import type { WhatIfAnswerDto, WhatIfDto } from '../../../src/contract/what-if.dto.js';
import { TestApp } from '../../support/app.js';
import { rankingUnder, readLensWorld, scoresUnder, type LensWorld } from '../../support/lens-oracle.js';
import { createProject, type TestProject } from '../../support/members.js';
import { randomBacklog, type RandomBacklog } from '../../support/random-backlog.js';
import { ScoringWorld } from '../../support/scoring-world.js';
import { Seeded } from '../../support/seeded.js';

let app: TestApp;
let project: TestProject;
let world: ScoringWorld;
let backlog: RandomBacklog;
let truth: LensWorld;

beforeAll(async () => {
  app = await TestApp.start();
  project = await createProject(app);
  world = new ScoringWorld(app, project.rowId);
  const sizes = { requests: 30, companies: 10, persons: 60, votes: 300 };
  backlog = await randomBacklog(world, new Seeded(11), sizes);
  const weights = { freeVoteCents: 300, anonymousVoteCents: 40 };
  await app.call('PATCH', `/api/projects/${project.id}/ranking`, { cookie: project.cookie, body: weights });
  await world.scored();
  truth = await readLensWorld(app.db, project.rowId);
});
afterAll(() => app.stop());

const ask = (body: unknown, of = project) =>
  app.call('POST', `/api/projects/${of.id}/backlog/what-if`, { cookie: of.cookie, body });

async function answer(body: Partial<WhatIfDto>): Promise<WhatIfAnswerDto> {
  const { status, body: answered } = await ask(body);
  expect({ status, answered }).toMatchObject({ status: 200 });
  return answered as WhatIfAnswerDto;
}

function expectRanking(
  items: readonly { id: string; rank: number | null; score: number }[],
  spec: LensSpecDto,
): void {
  const scores = scoresUnder(truth, spec);
  for (const { id, score } of items) expectNear(score, scores.get(id)!);
  // Where two scores differ only by the order of a sum, either may come first.
  const rounded = new Map([...scores].map(([id, score]) => [id, Number(score.toPrecision(9))]));
  expect(items.map(({ id }) => id)).toEqual(rankingUnder(truth, rounded));
  expect(items.map(({ rank }) => rank)).toEqual(items.map((_, index) => index + 1));
}

function expectNear(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

describe('a what-if', () => {
  it('is the ranking that somebody would compute from the votes by hand, for any numbers', async () => {
    const weights = fc
      .record({
        free: fc.nat(5_000),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
        halfLifeDays: optional(fc.integer({ min: 7, max: 365 })),
      })
      .map(({ free, part, halfLifeDays }) => ({
        freeVoteCents: free,
        anonymousVoteCents: Math.floor(free * part),
        halfLifeDays,
      }));
    const specs = fc.record({
      lens: fc.constantFrom(...builtInLenses),
      weights: optional(weights),
      exponent: optional(fc.integer({ min: 25, max: 100 }).map((percent) => percent / 100)),
      plans: optional(fc.subarray(['Free', 'Pro', 'Enterprise'], { minLength: 1 })),
      withoutCustomers: optional(fc.subarray(backlog.customers, { maxLength: 3 })),
      votesSince: optional(fc.integer({ min: 1, max: 200 }).map((days) => daysAgo(days))),
      effort: optional(fc.boolean()),
    });
    await fc.assert(
      fc.asyncProperty(specs, async (spec) => {
        const { items, total } = await answer(spec);
        expect(total).toBe(items.length);
        expectRanking(items, JSON.parse(JSON.stringify(spec)) as LensSpecDto);
      }),
      { numRuns: 80 },
    );
  });

  it('changes nothing where it changes nothing', async () => {
    for (const lens of builtInLenses) {
      const { items, moved, total, pending } = await answer({ lens });
      const list = await app.call('GET', `/api/projects/${project.id}/backlog?lens=${lens}&limit=200`, {
        cookie: project.cookie,
      });
      expect(items.map(({ rankBefore, ...row }) => ({ ...row, rank: rankBefore }))).toEqual(list.body.items);
      expect({ moved, total, pending }).toEqual({ moved: 0, total: items.length, pending: 0 });
    }
  });

  it('says where each request stood before, and how many moved', async () => {
    const { items, moved } = await answer({ lens: 'revenue', weights: { freeVoteCents: 100_000 } });
    const before = rankingUnder(truth, scoresUnder(truth, { lens: 'revenue' }));
    expect(items.map(({ rankBefore }) => rankBefore)).toEqual(items.map(({ id }) => before.indexOf(id) + 1));
    expect(moved).toBe(items.filter(({ rank, rankBefore }) => rank !== rankBefore).length);
    expect(moved).toBeGreaterThan(0);
  });

  it('gives the first rows where asked for fewer, and counts all of them', async () => {
    const all = await answer({ exponent: 0.5 });
    const some = await answer({ exponent: 0.5, limit: 4 });
    expect(some.items).toEqual(all.items.slice(0, 4));
    expect([some.total, some.moved]).toEqual([all.total, all.moved]);
  });

  it('lists the requests that pass the filter alone, and ranks among all of them', async () => {
    const all = await answer({ lens: 'votes', exponent: 0.5 });
    const chosen = all.items.filter((_, index) => index % 3 === 0).map(({ id }) => id);
    const edit = { ids: chosen, addTags: ['chosen'] };
    await app.call('PATCH', `/api/projects/${project.id}/requests`, { cookie: project.cookie, body: edit });
    const filter = { status: [...openStatuses], tag: ['chosen'] };
    const some = await answer({ lens: 'votes', exponent: 0.5, filter, limit: 3 });
    expect(some.items.map(({ id, rank, rankBefore }) => [id, rank, rankBefore])).toEqual(
      all.items
        .filter(({ id }) => chosen.slice(0, 3).includes(id))
        .map((row) => [row.id, row.rank, row.rankBefore]),
    );
    expect(some).toMatchObject({ total: all.total, moved: all.moved, matching: chosen.length });
    const closed = await answer({ filter: { status: ['shipped'] } });
    expect(closed).toMatchObject({ items: [], matching: 0, total: all.total });
  });

  it('starts from a saved lens, and keeps what it does not change', async () => {
    const spec = {
      lens: 'revenue',
      plans: ['Pro', 'Enterprise'],
      weights: { freeVoteCents: 500 },
    } satisfies LensSpecDto;
    const saved = await app.call('POST', `/api/projects/${project.id}/lenses`, {
      cookie: project.cookie,
      body: { name: 'Without the free plan', spec },
    });
    const { items } = await answer({ lens: saved.body.id, effort: true });
    expectRanking(items, { ...spec, effort: true });
    const before = rankingUnder(truth, scoresUnder(truth, spec));
    expect(items.map(({ rankBefore }) => rankBefore)).toEqual(items.map(({ id }) => before.indexOf(id) + 1));
  });

  it('refuses numbers out of range, and weights that contradict each other', async () => {
    const wrong: [body: object, field: string][] = [
      [{ lens: 'fame' }, 'lens'],
      [{ lens: '999999' }, 'lens'],
      [{ exponent: 0.2 }, 'exponent'],
      [{ exponent: '1' }, 'exponent'],
      [{ weights: { freeVoteCents: -1 } }, 'weights.freeVoteCents'],
      [{ weights: { halfLifeDays: 366 } }, 'weights.halfLifeDays'],
      [{ weights: { freeVoteCents: 10, anonymousVoteCents: 11 } }, 'weights.anonymousVoteCents'],
      [{ weights: { anonymousVoteCents: 301 } }, 'weights.anonymousVoteCents'],
      [{ weights: null }, 'weights'],
      [{ weights: { gold: 1 } }, 'weights.gold'],
      [{ plans: [] }, 'plans'],
      [{ plans: 'Pro' }, 'plans'],
      [{ withoutCustomers: ['1 or 1=1'] }, 'withoutCustomers'],
      [{ votesSince: '2026-13-01' }, 'votesSince'],
      [{ effort: 'yes' }, 'effort'],
      [{ limit: 201 }, 'limit'],
      [{ filter: { status: ['gone'] } }, 'filter.status'],
      [{ filter: { lens: 'votes' } }, 'filter.lens'],
    ];
    for (const [body, field] of wrong) {
      const { status, body: problem } = await ask(body);
      expect([body, status, problem.code, problem.errors?.[0].field]).toEqual([
        body,
        400,
        'input.invalid',
        field,
      ]);
    }
  });

  it('sees nothing of another project, whatever ids it names', async () => {
    const other = await createProject(app);
    expect((await ask({ withoutCustomers: backlog.customers.slice(0, 1) }, other)).body).toMatchObject({
      items: [],
      total: 0,
      moved: 0,
    });
    const { items } = await answer({ withoutCustomers: ['999999999'] });
    expectRanking(items, { lens: 'revenue' });
  });
});

function daysAgo(days: number): string {
  return new Date(app.clock.now().getTime() - days * 86_400_000).toISOString();
}
