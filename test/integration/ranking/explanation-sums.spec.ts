import sql from 'sql-template-tag';
import type { BacklogPageDto } from '../../../src/contract/backlog.dto.js';
import type { ExplanationDto } from '../../../src/contract/explanation.dto.js';
import type { LensSpecDto } from '../../../src/contract/lenses.dto.js';
import { builtInLenses } from '../../../src/contract/lenses.js';
import { TestApp } from '../../support/app.js';
import { readLensWorld, scoresUnder } from '../../support/lens-oracle.js';
import { createProject, type TestProject } from '../../support/members.js';
import { randomBacklog, type RandomBacklog } from '../../support/random-backlog.js';
import { ScoringWorld } from '../../support/scoring-world.js';
import { Seeded } from '../../support/seeded.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

async function read<Answer>(of: TestProject, path: string): Promise<Answer> {
  const { status, body } = await app.call('GET', `/api/projects/${of.id}${path}`, { cookie: of.cookie });
  expect({ path, status, body }).toMatchObject({ status: 200 });
  return body as Answer;
}

const explain = (of: TestProject, id: string, lens = ''): Promise<ExplanationDto> =>
  read(of, `/requests/${id}/explanation${lens && `?lens=${lens}`}`);

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

describe('an explanation of random data', () => {
  let project: TestProject;
  let backlog: RandomBacklog;

  beforeAll(async () => {
    project = await createProject(app);
    const world = new ScoringWorld(app, project.rowId);
    backlog = await randomBacklog(world, new Seeded(5), {
      requests: 20,
      companies: 12,
      persons: 80,
      votes: 400,
    });
    const weights = { freeVoteCents: 250, anonymousVoteCents: 30 };
    await app.call('PATCH', `/api/projects/${project.id}/ranking`, { cookie: project.cookie, body: weights });
    await world.scored();
  });

  it.each([...builtInLenses])('adds up to the score that ranks, under %s', async (lens) => {
    const scores = scoresUnder(await readLensWorld(app.db, project.rowId), { lens });
    for (const id of backlog.requests) {
      const { terms, score, storedScore, pending } = await explain(project, id, lens);
      expect(pending).toBe(0);
      expect(sumOf(terms.map(({ points }) => points))).toBe(score);
      // The only lens whose sum depends on its order.
      const tolerance = lens === 'trending' ? 1e-9 * score : 0;
      expect(Math.abs(score - storedScore!)).toBeLessThanOrEqual(tolerance);
      expect(score).toBeCloseTo(scores.get(id)!, 6);
    }
  });

  it('adds up under a saved lens, whatever it counts', async () => {
    const specs: LensSpecDto[] = [
      { lens: 'revenue', exponent: 0.6, weights: { anonymousVoteCents: 100 } },
      { lens: 'balanced', plans: ['Pro', 'Free'], effort: true },
      { lens: 'votes', withoutCustomers: backlog.customers.slice(0, 3), votesSince: '2026-01-01' },
      {
        lens: 'trending',
        weights: { halfLifeDays: 14 },
        withoutCustomers: backlog.customers.slice(2, 5),
        effort: true,
      },
    ];
    for (const [index, spec] of specs.entries()) {
      const saved = await app.call('POST', `/api/projects/${project.id}/lenses`, {
        cookie: project.cookie,
        body: { name: `Lens ${index}`, spec },
      });
      const scores = scoresUnder(await readLensWorld(app.db, project.rowId), spec);
      const { items } = await read<BacklogPageDto>(project, `/backlog?lens=${saved.body.id}&limit=200`);
      const rows = new Map(items.map((row) => [row.id, row]));
      for (const id of backlog.requests) {
        const { terms, score, storedScore, rank } = await explain(project, id, saved.body.id);
        expect(storedScore).toBeNull();
        expect(sumOf(terms.map(({ points }) => points))).toBe(score);
        expect(score).toBeCloseTo(scores.get(id)!, 6);
        expect(rank).toBe(rows.get(id)?.rank ?? null);
      }
    }
  });

  it('counts every voter once: in a term, or among those whom the lens leaves out', async () => {
    const saved = await app.call('POST', `/api/projects/${project.id}/lenses`, {
      cookie: project.cookie,
      body: {
        name: 'Some of them',
        spec: {
          lens: 'revenue',
          plans: ['Pro'],
          withoutCustomers: backlog.customers.slice(0, 4),
          votesSince: new Date(app.clock.now().getTime() - 90 * 86_400_000).toISOString(),
        },
      },
    });
    for (const id of backlog.requests) {
      const { terms, leftOut } = await explain(project, id, saved.body.id);
      const left = leftOut.filter(({ reason }) =>
        ['votedBefore', 'withoutCustomer', 'otherPlan'].includes(reason),
      );
      const votes = await app.db.row<{ count: number }>(
        sql`select count(*) from vote where project_id = ${project.rowId} and request_id = ${id} and active`,
      );
      expect(sumOf(terms.map(({ voters }) => voters)) + sumOf(left.map(({ count }) => count))).toBe(
        votes!.count,
      );
    }
  });

  it('ranks as the backlog does, and names the neighbours', async () => {
    for (const lens of builtInLenses) {
      const { items } = await read<BacklogPageDto>(project, `/backlog?lens=${lens}&limit=200`);
      for (const [index, { id, rank }] of items.entries()) {
        const { rank: explained, above, below } = await explain(project, id, lens);
        expect(explained).toBe(rank);
        for (const [neighbour, row] of [
          [above, items[index - 1]],
          [below, items[index + 1]],
        ] as const) {
          expect(neighbour && [neighbour.id, neighbour.title, neighbour.score, neighbour.rank]).toEqual(
            row ? [row.id, row.title, row.score, row.rank] : null,
          );
        }
      }
    }
  });
});
