import sql from 'sql-template-tag';
import type { ExplanationDto } from '../../../src/contract/explanation.dto.js';
import { TestApp } from '../../support/app.js';
import { InTheWay } from '../../support/interleave.js';
import { createProject, type TestProject } from '../../support/members.js';
import { ScoringWorld } from '../../support/scoring-world.js';

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

describe('an explanation', () => {
  let project: TestProject;
  let world: ScoringWorld;
  let globex: string;
  let ids: Record<'sso' | 'export' | 'quiet' | 'shipped' | 'merged', string>;

  beforeAll(async () => {
    project = await createProject(app);
    world = new ScoringWorld(app, project.rowId);
    globex = await world.company(820_00, { name: 'Globex', plan: 'Enterprise' });
    const initech = await world.company(100_00, { plan: 'Pro' });
    const anna = await world.person({ customer: globex }, 'Anna');
    const ben = await world.person({ customer: globex }, 'Ben');
    const carla = await world.person({ monthlyCents: 50_00 }, 'Carla');
    const [free, unknown] = [
      await world.person({ monthlyCents: 0 }),
      await world.person({ monthlyCents: null }),
    ];
    ids = {
      sso: await world.request('Single sign-on', { effort: 4 }),
      export: await world.request('Export'),
      quiet: await world.request('Nobody wants it'),
      shipped: await world.request('Shipped', { status: 'shipped' }),
      merged: await world.request('Merged'),
    };
    await app.db.run(sql`update request set merged_into = ${ids.sso} where id = ${ids.merged}`);
    for (const person of [anna, ben, carla, free, unknown, await world.anonymous()])
      await world.vote(ids.sso, person);
    await world.vote(ids.sso, await world.person({ customer: initech }), { active: false });
    await world.vote(ids.export, await world.person({ customer: initech }));
    await world.vote(ids.shipped, anna);
    await world.vote(ids.merged, ben);
    await world.merged(anna);
    await world.merged(anna);
    await world.scored();
  });

  it('says who pays what, who else counts, and who does not', async () => {
    expect(await explain(project, ids.sso)).toEqual({
      lens: 'revenue',
      score: 872_00,
      storedScore: 872_00,
      pending: 0,
      rank: 1,
      effort: null,
      terms: [
        {
          kind: 'customer',
          customerId: globex,
          name: 'Globex',
          plan: 'Enterprise',
          amount: 820_00,
          interval: 'month',
          monthlyCents: 820_00,
          source: 'token',
          asOf: expect.stringMatching(/Z$/),
          voters: 2,
          points: 820_00,
        },
        expect.objectContaining({ kind: 'customer', name: 'Carla', plan: null, voters: 1, points: 50_00 }),
        { kind: 'free', weightCents: 100, voters: 2, points: 2_00 },
        { kind: 'anonymous', weightCents: 0, voters: 1, points: 0 },
      ],
      leftOut: [
        { reason: 'mergedPersons', count: 2 },
        { reason: 'companyAlreadyCounted', count: 1 },
        { reason: 'unknownRevenue', count: 1 },
        { reason: 'withdrawn', count: 1 },
      ],
      largestShare: { customerId: globex, name: 'Globex', share: 820 / 872 },
      above: null,
      below: {
        id: ids.export,
        title: 'Export',
        score: 100_00,
        rank: 2,
        distance: { points: 772_01, monthlyCents: 772_01 },
      },
      moves: [expect.objectContaining({ before: 0, after: 872_00 })],
    });
  });

  it('says the distance to the request above, which a customer who pays that much closes', async () => {
    const { above } = await explain(project, ids.export);
    expect(above).toMatchObject({ id: ids.sso, rank: 1, distance: { monthlyCents: 772_01 } });
    const newcomer = await world.person({ customer: await world.company(above!.distance.monthlyCents) });
    await world.vote(ids.export, newcomer);
    await world.mark({ requests: [ids.export], cause: 'vote', causeRef: newcomer });
    await app.settle();
    expect((await explain(project, ids.export)).rank).toBe(1);
    await app.db.run(sql`delete from vote where person_id = ${newcomer}`);
    await world.mark({ requests: [ids.export], cause: 'vote', causeRef: newcomer });
    await app.settle();
    expect((await explain(project, ids.export)).rank).toBe(2);
  });

  it('gives each of the largest 200 customers a term, and the rest one together', async () => {
    const popular = await world.request('Everybody wants it');
    for (let i = 1; i <= 205; i++) await world.vote(popular, await world.person({ monthlyCents: 1000 + i }));
    await world.scored();
    const { terms, score, storedScore } = await explain(project, popular);
    expect(terms.map(({ kind }) => kind)).toEqual([...Array<string>(200).fill('customer'), 'rest']);
    expect(terms[0]!.points).toBe(1205);
    expect(terms[200]).toEqual({ kind: 'rest', customers: 5, voters: 5, monthlyCents: 5015, points: 5015 });
    expect(sumOf(terms.map(({ points }) => points))).toBe(score);
    expect(score).toBe(storedScore);
    await app.db.run(sql`delete from vote where request_id = ${popular}`);
    await app.db.run(sql`delete from request where id = ${popular}`);
  });

  it('tells the score that ranks from the one that the votes say, while changes wait', async () => {
    const drains = await InTheWay.of(app);
    await drains.hold('select pg_advisory_xact_lock(7305603, $1)', [project.rowId]);
    await world.pays(globex, 900_00);
    const { score, storedScore, pending } = await explain(project, ids.sso);
    expect({ score, storedScore, pending }).toEqual({ score: 952_00, storedScore: 872_00, pending: 1 });
    await drains.release();
    await drains.close();
    await app.settle();
    const after = await explain(project, ids.sso);
    expect(after).toMatchObject({ score: 952_00, storedScore: 952_00, pending: 0 });
    expect(after.moves[0]).toEqual({
      at: expect.stringMatching(/Z$/),
      before: 872_00,
      after: 952_00,
      causes: [{ cause: 'revenue', ref: globex, name: 'Globex' }],
    });
    await world.pays(globex, 820_00);
    await app.settle();
  });

  it('gives a request that is closed or merged its terms and no rank', async () => {
    for (const id of [ids.shipped, ids.merged]) {
      const { rank, score, above, below } = await explain(project, id);
      expect({ rank, score, above, below }).toEqual({ rank: null, score: 820_00, above: null, below: null });
    }
    const { terms, score, largestShare } = await explain(project, ids.quiet);
    expect({ terms, score, largestShare }).toEqual({ terms: [], score: 0, largestShare: null });
  });

  it('is refused for what is not in the project', async () => {
    const other = await createProject(app);
    for (const [of, id] of [
      [other, ids.sso],
      [project, '999999'],
      [project, 'x'],
      [project, "1'--"],
      [project, '0'],
    ] as const) {
      for (const what of ['explanation', 'rank-history']) {
        const path = `/api/projects/${of.id}/requests/${encodeURIComponent(id)}/${what}`;
        const { status, body } = await app.call('GET', path, { cookie: of.cookie });
        expect([path, status, body.code]).toEqual([path, 404, 'notFound']);
      }
    }
    for (const lens of ['fame', '999999']) {
      const path = `/api/projects/${project.id}/requests/${ids.sso}/explanation?lens=${lens}`;
      const { status, body } = await app.call('GET', path, { cookie: project.cookie });
      expect([status, body.errors?.[0].field]).toEqual([400, 'lens']);
    }
  });

  it('has the line of its ranks beside it', async () => {
    expect(await read(project, `/requests/${ids.quiet}/rank-history`)).toEqual({ items: [] });
    await app.db.run(sql`
      insert into rank_history (project_id, request_id, day, voters, monthly_cents, revenue_rank, revenue_score,
                                balanced_rank, balanced_score, votes_rank, trending_rank, trending_score)
      values (${project.rowId}, ${ids.quiet}, '2026-02-01', 2, 300, null, 350, null, 5, null, null, 0.5),
             (${project.rowId}, ${ids.quiet}, '2026-01-01', 1, 200, 3, 250, 4, 6, 7, 8, 0.25)`);
    expect(await read(project, `/requests/${ids.quiet}/rank-history`)).toEqual({
      items: [
        {
          day: '2026-01-01',
          voters: 1,
          monthlyCents: 200,
          revenue: { rank: 3, score: 250 },
          balanced: { rank: 4, score: 6 },
          votes: { rank: 7, score: 1 },
          trending: { rank: 8, score: 0.25 },
        },
        expect.objectContaining({ day: '2026-02-01', revenue: { rank: null, score: 350 } }),
      ],
    });
  });
});
