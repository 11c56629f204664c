import sql from 'sql-template-tag';
import type { BacklogPageDto, BacklogRowDto } from '../../../src/contract/backlog.dto.js';
import { TestApp } from '../../support/app.js';
import { InTheWay } from '../../support/interleave.js';
import { createProject, memberWithRole, type TestProject } from '../../support/members.js';
import { ScoringWorld } from '../../support/scoring-world.js';

let app: TestApp;
let project: TestProject;
let world: ScoringWorld;
let globex: string;
let ids: Record<'sso' | 'export' | 'dark' | 'shipped' | 'merged' | 'quiet', string>;

beforeAll(async () => {
  app = await TestApp.start();
  project = await createProject(app);
  world = new ScoringWorld(app, project.rowId);
  globex = await world.company(900_00, { name: 'Globex', plan: 'Enterprise' });
  const initech = await world.company(100_00, { name: 'Initech', plan: 'Pro' });
  const [anna, ben] = [await world.person({ customer: globex }), await world.person({ customer: globex })];
  const carla = await world.person({ customer: initech });
  const [dora, emil] = [await world.person({ monthlyCents: 0 }), await world.person({ monthlyCents: null })];
  const visitor = await world.anonymous();
  ids = {
    export: await world.request('Export to CSV', { tags: ['data', 'UI'], effort: 5 }),
    sso: await world.request('Sign in with SAML', { tags: ['security'] }),
    dark: await world.request('Dark 100%_mode', { status: 'planned', body: '夜间模式 for the night' }),
    shipped: await world.request('Keyboard shortcuts', { status: 'shipped', tags: ['UI'] }),
    merged: await world.request('Export everything'),
    quiet: await world.request('=cmd|calc', { tags: ['data'] }),
  };
  await app.db.run(sql`update request set merged_into = ${ids.export} where id = ${ids.merged}`);
  for (const person of [anna, ben]) await world.vote(ids.sso, person, { daysAgo: 40 });
  for (const person of [carla, dora, emil, visitor]) await world.vote(ids.export, person, { daysAgo: 3 });
  for (const person of [dora, emil, visitor]) await world.vote(ids.dark, person, { daysAgo: 1 });
  await world.vote(ids.shipped, anna);
  await world.vote(ids.merged, anna);
  await world.scored();
});
afterAll(() => app.stop());

const read = (query = '', of = project) =>
  app.call('GET', `/api/projects/${of.id}/backlog?${query}`, { cookie: of.cookie });
const list = async (query = ''): Promise<BacklogRowDto[]> => {
  const { status, body } = await read(query);
  expect({ status, body }).toMatchObject({ status: 200 });
  return (body as BacklogPageDto).items;
};
const order = async (lens: string) => (await list(`lens=${lens}`)).map(({ id }) => id);
const places = async (query = '') => (await list(query)).map(({ id, rank }) => [id, rank]);

const download = async (query = '') => {
  const answer = await app.call('GET', `/api/projects/${project.id}/backlog.csv?${query}`, {
    cookie: project.cookie,
  });
  return { ...answer, lines: String(answer.body).split('\r\n') };
};

describe('the backlog', () => {
  it('ranks open requests by the revenue behind them, each customer once', async () => {
    const { body } = await read();
    expect(body).toMatchObject({ lens: 'revenue', nextCursor: null, pending: 0 });
    expect(body.items).toEqual([
      {
        id: ids.sso,
        rank: 1,
        rank7DaysAgo: null,
        title: 'Sign in with SAML',
        status: 'underReview',
        tags: ['security'],
        effort: null,
        score: 900_00,
        monthlyCents: 900_00,
        payingCustomers: 1,
        voters: 2,
        verifiedVoters: 2,
        anonymousVoters: 0,
        freeVoters: 0,
        lastVoteAt: expect.stringMatching(/Z$/),
        createdAt: expect.stringMatching(/Z$/),
      },
      expect.objectContaining({
        id: ids.export,
        rank: 2,
        score: 102_00,
        monthlyCents: 100_00,
        voters: 4,
        verifiedVoters: 3,
        anonymousVoters: 1,
        freeVoters: 2,
        effort: 5,
      }),
      expect.objectContaining({ id: ids.dark, rank: 3, score: 2_00, voters: 3 }),
      expect.objectContaining({ id: ids.quiet, rank: 4, score: 0, lastVoteAt: null }),
    ]);
  });

  it('orders by any built-in lens', async () => {
    expect(await order('votes')).toEqual([ids.export, ids.dark, ids.sso, ids.quiet]);
    expect(await order('balanced')).toEqual([ids.sso, ids.export, ids.dark, ids.quiet]);
    expect(await order('trending')).toEqual([ids.sso, ids.export, ids.dark, ids.quiet]);
  });

  it('keeps rank and score of a row whatever the filters', async () => {
    const [, , dark] = await list();
    expect(await list('status=planned')).toEqual([dark]);
    expect(await places('tag=data')).toEqual([
      [ids.export, 2],
      [ids.quiet, 4],
    ]);
    expect(await places('tag=data&tag=UI')).toEqual([[ids.export, 2]]);
    expect(await places('plan=Pro')).toEqual([[ids.export, 2]]);
    expect(await places(`company=${globex}`)).toEqual([[ids.sso, 1]]);
    expect(await places(`since=${daysAgo(10)}`)).toEqual([
      [ids.export, 2],
      [ids.dark, 3],
    ]);
    expect(await places('company=999999')).toEqual([]);
    expect(await places('plan=Pro&status=planned')).toEqual([]);
  });

  it('finds words of title and text in any language, and parts of titles with their wildcards as they are', async () => {
    expect(await places('q=saml%20sign')).toEqual([[ids.sso, 1]]);
    expect(await places('q=night')).toEqual([[ids.dark, 3]]);
    expect(await places('q=夜间')).toEqual([[ids.dark, 3]]);
    expect(await places('q=xport')).toEqual([[ids.export, 2]]);
    expect(await places('q=100%25_')).toEqual([[ids.dark, 3]]);
    expect(await places('q=0_m')).toEqual([]);
    expect(await list('q=%20')).toHaveLength(4);
  });

  it('gives closed requests their signals and no rank, and never lists merged ones', async () => {
    expect(await places('status=shipped')).toEqual([[ids.shipped, null]]);
    expect(await places('status=shipped&status=underReview')).toEqual([
      [ids.sso, 1],
      [ids.shipped, null],
      [ids.export, 2],
      [ids.quiet, 4],
    ]);
    const [shipped] = await list('status=shipped');
    expect(shipped).toMatchObject({ monthlyCents: 900_00, payingCustomers: 1, voters: 1, score: 900_00 });
  });

  it('shows a member what it wrote down or voted for on behalf of somebody', async () => {
    const editor = await memberWithRole(app, project, 'editor');
    const person = await world.person({ monthlyCents: 0 });
    const written = await world.request('Written down by a member', { createdBy: editor.id });
    await world.vote(ids.dark, person, { castBy: editor.id });
    await world.scored();
    const { body } = await app.call('GET', `/api/projects/${project.id}/backlog?mine=true`, editor);
    expect(body.items.map(({ id }: BacklogRowDto) => id)).toEqual([ids.dark, written]);
    expect(await list('mine=true')).toEqual([]);
    await app.db.run(sql`delete from vote where person_id = ${person}`);
    await app.db.run(sql`delete from request where id = ${written}`);
    await world.scored();
  });

  it('shows a week’s change of rank, the trend and the revenue by plan where they are asked for', async () => {
    await app.db.run(sql`
      insert into rank_history (project_id, request_id, day, voters, monthly_cents, revenue_rank, revenue_score,
                                balanced_score, trending_score)
      values (${project.rowId}, ${ids.sso}, current_date - 20, 1, 100, 9, 100, 0, 0),
             (${project.rowId}, ${ids.sso}, current_date - 7, 2, 200, 5, 200, 0, 0),
             (${project.rowId}, ${ids.sso}, current_date - 2, 3, 300, 2, 300, 0, 0)`);
    const [sso, csv] = await list('include=trend&include=plans');
    expect(sso).toMatchObject({
      rank: 1,
      rank7DaysAgo: 5,
      plans: [{ plan: 'Enterprise', monthlyCents: 900_00 }],
    });
    expect(sso!.trend!.map(({ voters, monthlyCents }) => [voters, monthlyCents])).toEqual([
      [1, 100],
      [2, 200],
      [3, 300],
    ]);
    expect(csv).toMatchObject({
      rank7DaysAgo: null,
      trend: [],
      plans: [{ plan: 'Pro', monthlyCents: 100_00 }],
    });
    expect((await list('lens=votes')).map((row) => row.rank7DaysAgo)).toEqual([null, null, null, null]);
    await app.db.run(sql`delete from rank_history`);
  });

  it('says how many changes are not in it yet', async () => {
    const drains = await InTheWay.of(app);
    await drains.hold('select pg_advisory_xact_lock(7305603, $1)', [project.rowId]);
    await world.mark({ requests: [ids.sso, ids.dark], cause: 'vote' });
    expect((await read()).body.pending).toBe(2);
    await drains.release();
    await drains.close();
    await app.settle();
    expect((await read()).body.pending).toBe(0);
  });

  it('answers an unusual value with what is wrong about it', async () => {
    const wrong: [query: string, field: string][] = [
      ['lens=fame', 'lens'],
      ['lens=999999', 'lens'],
      ['lens=0', 'lens'],
      ['lens=votes&lens=revenue', 'lens'],
      ['status=open', 'status'],
      ['company=Globex', 'company'],
      ['since=yesterday', 'since'],
      ['since=2026-02-30', 'since'],
      ['since=0001-01-01', 'since'],
      ['mine=yes', 'mine'],
      ['limit=201', 'limit'],
      ['limit=0', 'limit'],
      ['include=everything', 'include'],
      [`q=${'x'.repeat(201)}`, 'q'],
      ['sort=rank', 'sort'],
    ];
    for (const [query, field] of wrong) {
      const { status, body } = await read(query);
      expect([query, status, body.code, body.errors?.[0].field]).toEqual([
        query,
        400,
        'input.invalid',
        field,
      ]);
    }
  });

  it('is nobody’s business in another project', async () => {
    const other = await createProject(app);
    expect((await read('', other)).body.items).toEqual([]);
    expect((await read(`company=${globex}`, other)).body.items).toEqual([]);
    const { status } = await app.call('GET', `/api/projects/${project.id}/backlog`, { cookie: other.cookie });
    expect(status).toBe(404);
  });
});

describe('the backlog as CSV', () => {
  it('is what the list shows, in its order, with titles that no spreadsheet runs', async () => {
    const { status, headers, lines } = await download('lens=votes');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="backlog.csv"');
    expect(lines[0]).toMatch(/^\uFEFFrank,rank7DaysAgo,id,title,status,tags,effort,score,monthlyCents/);
    expect(lines[1]).toContain(`1,,${ids.export},Export to CSV,underReview,"data, UI",5,4,10000,1,4,3,1,2,`);
    expect(lines[4]).toContain(`4,,${ids.quiet},'=cmd|calc,underReview,data,,0,0,0,0,0,0,0,,`);
    expect(lines).toHaveLength(6);
  });

  it('takes the same filters, and refuses the same mistakes', async () => {
    expect((await download('status=planned')).lines.slice(1)).toEqual([expect.stringContaining('3,,'), '']);
    expect((await download('status=open')).status).toBe(400);
    expect((await download('limit=5')).status).toBe(400);
  });
});

function daysAgo(days: number): string {
  return new Date(app.clock.now().getTime() - days * 86_400_000).toISOString();
}
