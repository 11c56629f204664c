import sql from 'sql-template-tag';
import { TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { createProject, memberWithRole, type TestProject } from '../../support/members.js';

let app: TestApp;
beforeAll(async () => (app = await TestApp.start()));
afterAll(() => app.stop());

const sampleOf = ({ id }: TestProject) => `/api/projects/${id}/sample`;

async function reaches(project: TestProject, state: string): Promise<void> {
  await eventually(async () => {
    const { body } = await app.call('GET', sampleOf(project), { cookie: project.cookie });
    expect(body.state).toBe(state);
  }, 40_000);
}

/** Rows that the project has in what sample data fills. */
async function rowsOf({ rowId }: TestProject): Promise<Record<string, number>> {
  const count = async (table: string) => {
    const statement = sql`select count(*) from vote where project_id = ${rowId}`;
    const text = statement.text.replace('vote', table);
    return (await app.db.source.query(text, statement.values))[0].count as number;
  };
  const tables = ['request', 'vote', 'person', 'customer', 'person_key', 'visitor', 'request_merge'];
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(table)])));
}

async function load(project: TestProject): Promise<void> {
  const answer = await app.call('POST', sampleOf(project), { cookie: project.cookie });
  expect(answer.status).toBe(202);
  await reaches(project, 'ready');
}

test('a project is filled in well under 20 seconds, ranked exactly, and emptied again', async () => {
  const project = await createProject(app);
  const started = Date.now();
  await load(project);
  expect(Date.now() - started).toBeLessThan(20_000);

  const { body: info } = await app.call('GET', sampleOf(project), { cookie: project.cookie });
  expect(info).toMatchObject({ progress: 1, people: 2_000, companies: 150 });
  expect(info.requests).toBeGreaterThan(280);
  const marks = await app.db.row(sql`select from mark where project_id = ${project.rowId}`);
  expect(marks).toBeUndefined();
  const audit = await app.call('POST', `/api/projects/${project.id}/ranking/audit`, {
    cookie: project.cookie,
  });
  expect(audit.body).toMatchObject({ checked: info.requests, drifted: [] });

  const answer = await app.call('DELETE', sampleOf(project), { cookie: project.cookie });
  expect(answer).toMatchObject({ status: 202, body: { state: 'removing' } });
  await reaches(project, 'none');
  expect(Object.values(await rowsOf(project)).every((rows) => rows === 0)).toBe(true);
});

describe('with sample data', () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await createProject(app);
    await load(project);
  });

  test('the backlog is ranked by money and looks back on a year', async () => {
    const url = `/api/projects/${project.id}/backlog`;
    const { body } = await app.call('GET', url, { cookie: project.cookie });
    const scores = body.items.map(({ score }: { score: number }) => score);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
    expect(body.items[0]).toMatchObject({ rank: 1 });
    expect(body.items[0].monthlyCents).toBeGreaterThan(100_000);
    const days = await app.db.row<{ days: number; first: Date }>(sql`
      select count(distinct day) as days, min(day) as first from rank_history where project_id = ${project.rowId}
    `);
    expect(days!.days).toBeGreaterThan(25);
    expect(Date.now() - days!.first.getTime()).toBeGreaterThan(300 * 86_400_000);
  });

  test('the story of a request is told in the past, not all of it today', async () => {
    const row = await app.db.row<{ old: number; all: number }>(sql`
      select count(*) as all, count(*) filter (where at < now() - interval '30 days') as old
        from score_event where project_id = ${project.rowId}
    `);
    expect(row!.old / row!.all).toBeGreaterThan(0.5);
  });

  test('duplicates are merged', async () => {
    expect((await rowsOf(project)).request_merge).toBeGreaterThan(4);
  });

  test('more is not loaded', async () => {
    const answer = await app.call('POST', sampleOf(project), { cookie: project.cookie });
    expect(answer).toMatchObject({ status: 409, body: { code: 'sample.exists' } });
  });

  test('removing it leaves what real people did, but for their votes on what goes', async () => {
    const url = `/api/projects/${project.id}/requests`;
    const person = { sub: 'u-1', name: 'Real Person' };
    const body = { title: 'A real wish', person };
    const real = await app.call('POST', url, { cookie: project.cookie, body });
    expect(real.status).toBe(201);
    const { body: backlog } = await app.call('GET', `/api/projects/${project.id}/backlog?limit=1`, {
      cookie: project.cookie,
    });
    const vote = `${url}/${backlog.items[0].id}/votes/${real.body.author.id}`;
    expect((await app.call('PUT', vote, { cookie: project.cookie })).status).toBe(200);

    await app.call('DELETE', sampleOf(project), { cookie: project.cookie });
    await reaches(project, 'none');
    await app.settle();
    expect(await rowsOf(project)).toMatchObject({
      request: 1,
      vote: 1,
      person: 1,
      customer: 1,
      person_key: 1,
    });
    const { body: left } = await app.call('GET', `/api/projects/${project.id}/backlog`, {
      cookie: project.cookie,
    });
    expect(left.items).toMatchObject([{ title: 'A real wish', voters: 1, rank: 1 }]);
  });
});

test('sample data does not go among real requests', async () => {
  const project = await createProject(app);
  await app.call('POST', `/api/projects/${project.id}/requests`, {
    cookie: project.cookie,
    body: { title: 'A real wish' },
  });
  const answer = await app.call('POST', sampleOf(project), { cookie: project.cookie });
  expect(answer).toMatchObject({ status: 409, body: { code: 'sample.notEmpty' } });
});

test('a removal that is asked for while the sample is loading leaves nothing behind', async () => {
  const project = await createProject(app);
  await app.call('POST', sampleOf(project), { cookie: project.cookie });
  await eventually(async () => {
    const { body } = await app.call('GET', sampleOf(project), { cookie: project.cookie });
    expect(body.requests).toBeGreaterThan(20);
  });
  await app.call('DELETE', sampleOf(project), { cookie: project.cookie });
  await reaches(project, 'none');
  expect(Object.values(await rowsOf(project)).every((rows) => rows === 0)).toBe(true);
});

test('a project without sample data has none to remove', async () => {
  const project = await createProject(app);
  const answer = await app.call('DELETE', sampleOf(project), { cookie: project.cookie });
  expect(answer).toMatchObject({ status: 202, body: { state: 'none' } });
});

test('editors look and do not load or remove', async () => {
  const project = await createProject(app);
  const { cookie } = await memberWithRole(app, project, 'editor');
  expect((await app.call('GET', sampleOf(project), { cookie })).status).toBe(200);
  expect((await app.call('POST', sampleOf(project), { cookie })).status).toBe(403);
  expect((await app.call('DELETE', sampleOf(project), { cookie })).status).toBe(403);
});
