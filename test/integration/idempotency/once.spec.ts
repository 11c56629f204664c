import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { IdempotencySweep } from '../../../src/server/platform/idempotency/idempotency-sweep.js';
import { ProjectDeletion } from '../../../src/server/projects/project-deletion.js';
import { TestApp, type Answer } from '../../support/app.js';
import { InTheWay } from '../../support/interleave.js';
import { createProject, memberWithRole, signUp } from '../../support/members.js';
import { TestPeople } from '../../support/people.js';

describe('a create under an Idempotency-Key', () => {
  let app: TestApp;
  let people: TestPeople;
  let key: string;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app);
    key = randomUUID();
  });
  afterAll(() => app.stop());

  interface How {
    cookie?: string;
    project?: string;
    key?: string;
  }
  const create = (path: string, body: unknown, how: How = {}): Promise<Answer> =>
    app.call('POST', `/api/projects/${how.project ?? people.project.id}/${path}`, {
      body,
      cookie: how.cookie ?? people.project.cookie,
      headers: { 'idempotency-key': how.key ?? key },
    });
  const titles = async (): Promise<string[]> => {
    const { rowId } = people.project;
    const rows = await app.db.rows<{ title: string }>(
      sql`select title from request where project_id = ${rowId} order by id`,
    );
    return rows.map(({ title }) => title);
  };
  const stored = () =>
    app.db.rows<{ answer: unknown; person: string | null }>(sql`
      select answer, person_id::text as person from idempotency_key where project_id = ${people.project.rowId}`);

  it('gives a retry the first answer, even if the thing has changed since', async () => {
    const first = await create('requests', { title: 'Dark mode', tags: ['ui'] });
    await people.call('PATCH', `requests/${first.body.id}`, { title: 'Night mode' });
    const again = await create('requests', { tags: ['ui'], title: 'Dark mode' });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(await titles()).toEqual(['Night mode']);
  });

  it('is refused with another body, and for another request', async () => {
    const [one, two, three] = [await people.request(), await people.request(), await people.request()];
    await create(`requests/${one}/merge`, { into: three });
    for (const [path, body] of [
      [`requests/${one}/merge`, { into: two }],
      [`requests/${two}/merge`, { into: three }],
    ] as const) {
      expect(await create(path, body)).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
    }
  });

  it('is independent of the same key from another member, in another project or on another route', async () => {
    const editor = await memberWithRole(app, people.project, 'editor');
    const other = await createProject(app);
    const answers = [
      await create('requests', { title: 'Dark mode' }),
      await create('requests', { title: 'Dark mode' }, { cookie: editor.cookie }),
      await create('requests', { title: 'Dark mode' }, { project: other.id, cookie: other.cookie }),
      await create('lenses', { name: 'Mine', spec: { lens: 'revenue' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.slice(0, 2).map(({ body }) => body.id)).size).toBe(2);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'])).toEqual([]);
    expect(await titles()).toHaveLength(2);
  });

  it('tells nothing to a member who has lost the project or the role', async () => {
    const member = await memberWithRole(app, people.project, 'editor');
    await create('requests', { title: 'Dark mode' }, member);
    const path = `/api/projects/${people.project.id}/members/${member.id}`;
    const cookie = people.project.cookie;
    await app.call('PATCH', path, { cookie, body: { role: 'viewer' } });
    expect((await create('requests', { title: 'Dark mode' }, member)).status).toBe(403);
    await app.call('DELETE', path, { cookie });
    expect((await create('requests', { title: 'Dark mode' }, member)).status).toBe(404);
  });

  it('of a project belongs to the member who creates it', async () => {
    const members = [await signUp(app), await signUp(app)];
    const send = ({ cookie }: { cookie: string }) =>
      app.call('POST', '/api/projects', { cookie, body: { name: 'A' }, headers: { 'idempotency-key': key } });
    const [one, other] = [await send(members[0]!), await send(members[1]!)];
    expect(other.body.id).not.toBe(one.body.id);
    expect((await send(members[0]!)).body).toEqual(one.body);
  });

  it.each([
    ['', 'idempotency.invalidKey'],
    ['with a space', 'idempotency.invalidKey'],
    ['x'.repeat(256), 'idempotency.invalidKey'],
  ])('is refused where it is no key: “%s”', async (bad, code) => {
    const answer = await create('requests', { title: 'Dark mode' }, { key: bad });
    expect(answer).toMatchObject({ status: 400, body: { code } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(await titles()).toEqual([]);
  });

  it('stores no refusal: once the cause is corrected, the same call goes through', async () => {
    const lens = { name: 'Mine', spec: { lens: 'revenue' } };
    const taken = await people.call('POST', 'lenses', lens);
    expect(await create('lenses', lens)).toMatchObject({ status: 409, body: { code: 'lens.nameTaken' } });
    expect(await create('lenses', { name: '' })).toMatchObject({ status: 400 });
    expect(await stored()).toEqual([]);
    await people.call('DELETE', `lenses/${taken.body.id}`);
    expect((await create('lenses', lens)).status).toBe(201);
  });

  describe('sent twice at once', () => {
    let way: InTheWay;
    beforeEach(async () => (way = await InTheWay.of(app)));
    afterEach(() => way.close());

    it('waits for the first one, and gets its answer', async () => {
      await way.hold('lock table audit_log');
      const sends = [create('sample', undefined), create('sample', undefined), create('sample', undefined)];
      await way.untilWaiting(3);
      await way.release();
      const answers = await Promise.all(sends);
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
      expect(answers.filter(({ headers }) => headers['idempotency-replayed'])).toHaveLength(2);
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      await people.call('DELETE', 'sample');
    });

    it('does the work itself if the first one fails', async () => {
      const lens = { name: 'Mine', spec: { lens: 'revenue' } };
      await way.hold('lock table lens in share mode');
      const sends = [create('lenses', lens), create('lenses', lens)];
      await way.untilWaiting(2);
      const broken = await app.db.rows<{ pid: number }>(sql`
        select pg_terminate_backend(pid), pid from pg_stat_activity
         where datname = current_database() and query like '%insert into lens%' and wait_event_type = 'Lock'`);
      expect(broken).toHaveLength(1);
      await way.untilWaiting(1);
      await way.release();
      const answers = await Promise.all(sends);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 503]);
      expect((await people.call('GET', 'lenses')).body.items).toHaveLength(1);
      expect(await stored()).toHaveLength(1);
    });
  });

  describe('a day later', () => {
    it('is a new create', async () => {
      const first = await create('requests', { title: 'Dark mode' });
      app.clock.advance({ minutes: 24 * 60 - 1 });
      expect((await create('requests', { title: 'Dark mode' })).body.id).toBe(first.body.id);
      app.clock.advance({ minutes: 2 });
      const next = await create('requests', { title: 'Light mode' });
      expect(next).toMatchObject({ status: 201, body: { title: 'Light mode' } });
      expect((await create('requests', { title: 'Light mode' })).body).toEqual(next.body);
    });

    it('is forgotten, in batches', async () => {
      await app.db.run(sql`
        insert into idempotency_key (project_id, id, route, fingerprint, created_at)
        select ${people.project.rowId}, n::text::bytea, 'POST /', '', ${app.clock.now()} from generate_series(1, 2500) n`);
      app.clock.advance({ days: 1, seconds: 1 });
      await create('requests', { title: 'Dark mode' });
      await app.app.get(IdempotencySweep, { strict: false }).sweep();
      expect(await stored()).toHaveLength(1);
    });
  });

  describe('and its stored answer', () => {
    const onBehalf = { title: 'Dark mode', body: 'Says Ada.', person: { email: 'ada@example.com' } };

    it('is deleted with the person whose words it contains, and a retry creates nothing', async () => {
      const { body } = await create('requests', onBehalf);
      expect(await stored()).toEqual([{ answer: body, person: body.author.id }]);
      await people.call('DELETE', `people/${body.author.id}`);
      expect(await stored()).toEqual([{ answer: null, person: null }]);
      expect(await create('requests', onBehalf)).toMatchObject({
        status: 409,
        body: { code: 'idempotency.replayed' },
      });
      expect(await titles()).toEqual(['Dark mode']);
    });

    it('is deleted with the person that its person was merged into', async () => {
      const { body } = await create('requests', onBehalf);
      const email = 'ada@example.com';
      const visitor = people.browser();
      await visitor.session({ sub: 'ada', email, email_verified: true });
      const { id } = await people.bySub('ada');
      expect(JSON.stringify((await people.call('GET', `people/${id}/export`)).body)).toContain(body.title);
      await people.call('DELETE', `people/${id}`);
      expect(await stored()).toEqual([{ answer: null, person: null }]);
    });

    it('is part of its person’s export', async () => {
      const { body } = await create('requests', onBehalf);
      const { hangsOn } = (await people.call('GET', `people/${body.author.id}/export`)).body;
      expect(hangsOn.answersKeptForRetries).toMatchObject([
        { route: 'POST /api/projects/:projectId/requests', answer: body },
      ]);
    });

    it('is deleted with the project, that of the project’s creation too', async () => {
      const { cookie } = await signUp(app);
      const headers = { 'idempotency-key': key };
      const { body } = await app.call('POST', '/api/projects', { cookie, body: { name: 'Gone' }, headers });
      const of = (statement: ReturnType<typeof sql>) => app.db.row<{ id: number }>(statement);
      const { id } = (await of(sql`select id from project where public_id = ${body.id}`))!;
      await create('lenses', { name: 'Mine', spec: { lens: 'revenue' } }, { project: body.id, cookie });
      await app.call('DELETE', `/api/projects/${body.id}`, { cookie });
      await app.app.get(ProjectDeletion).remove(id);
      const left = await app.db.rows(sql`
        select from idempotency_key
         where project_id = ${id} or made_project_id = ${id} or answer::text like ${`%${body.id}%`}`);
      expect(left).toEqual([]);
      const again = await app.call('POST', '/api/projects', { cookie, body: { name: 'Gone' }, headers });
      expect(again).toMatchObject({ status: 409, body: { code: 'idempotency.replayed' } });
    });

    it('is bounded: a longer answer is not repeated, and neither is its call', async () => {
      const root = await people.request();
      const from = await people.request();
      await app.db.run(sql`
        insert into request (project_id, title, merged_into)
        select ${people.project.rowId}, repeat('x', 200), ${root} from generate_series(1, 500)`);
      const merge = () => create(`requests/${from}/merge`, { into: root });
      expect(await merge()).toMatchObject({ status: 200 });
      expect(await stored()).toEqual([{ answer: null, person: null }]);
      expect(await merge()).toMatchObject({ status: 409, body: { code: 'idempotency.replayed' } });
    });
  });
});
