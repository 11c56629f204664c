import sql from 'sql-template-tag';
import { TestApp } from '../../support/app.js';
import {
  createProject,
  memberWithRole,
  signUp,
  type TestMember,
  type TestProject,
} from '../../support/members.js';

describe('the members of a project', () => {
  let app: TestApp;
  let owner: TestMember;
  let project: TestProject;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());
  beforeEach(async () => {
    owner = await signUp(app);
    project = await createProject(app, owner);
  });

  const path = (member?: { id: string }) =>
    `/api/projects/${project.id}/members${member ? `/${member.id}` : ''}`;
  const setRole = (by: { cookie: string }, member: { id: string }, role: string) =>
    app.call('PATCH', path(member), { cookie: by.cookie, body: { role } });
  const remove = (by: { cookie: string }, member: { id: string }) =>
    app.call('DELETE', path(member), { cookie: by.cookie });
  const roleOf = async (member: TestMember) =>
    (await app.call('GET', `/api/projects/${project.id}`, { cookie: member.cookie })).body.role as string;
  const audited = () =>
    app.db.rows(sql`
      select member_id::text as "by", action, subject, detail, address from audit_log
       where project_id = ${project.rowId} order by id`);

  it('are listed to each of them, in pages', async () => {
    const viewer = await memberWithRole(app, project, 'viewer');
    const first = await app.call('GET', `${path()}?limit=1`, { cookie: viewer.cookie });
    expect(first.body.items).toEqual([
      expect.objectContaining({ id: owner.id, email: owner.email, role: 'owner' }),
    ]);
    const next = `${path()}?limit=1&cursor=${first.body.nextCursor}`;
    const second = await app.call('GET', next, { cookie: viewer.cookie });
    expect(second.body).toMatchObject({ items: [{ id: viewer.id, role: 'viewer' }], nextCursor: null });
  });

  it.each(['cursor=x', 'cursor=bnVsbA', 'cursor=eyJhZnRlciI6ImEifQ', 'cursor=eyJhZnRlciI6MX0'])(
    'are not listed from %s, which no page gave out',
    async (query) => {
      const answer = await app.call('GET', `${path()}?${query}`, { cookie: owner.cookie });
      expect(answer).toMatchObject({ status: 400, body: { code: 'cursor.invalid' } });
    },
  );

  it('get another role from an owner, and the log says so', async () => {
    const member = await memberWithRole(app, project, 'viewer');
    const answer = await setRole(owner, member, 'admin');
    expect(answer).toMatchObject({ status: 200, body: { id: member.id, role: 'admin' } });
    expect(await roleOf(member)).toBe('admin');
    expect(await audited()).toEqual([
      {
        by: owner.id,
        action: 'member.roleChanged',
        subject: member.id,
        detail: { role: 'admin' },
        address: '127.0.0.1',
      },
    ]);
  });

  it('are removed by an owner: the project no longer exists for them, from the next call on', async () => {
    const member = await memberWithRole(app, project, 'admin');
    expect((await remove(owner, member)).status).toBe(204);
    const answer = await app.call('GET', path(), { cookie: member.cookie });
    expect(answer).toMatchObject({ status: 404, body: { code: 'notFound' } });
    expect(await audited()).toMatchObject([{ action: 'member.removed', subject: member.id }]);
    expect((await remove(owner, member)).status).toBe(404);
  });

  it('may leave by themselves, whatever their role, but not send others away', async () => {
    for (const role of ['viewer', 'editor', 'admin'] as const) {
      const [member, other] = [
        await memberWithRole(app, project, role),
        await memberWithRole(app, project, 'viewer'),
      ];
      expect((await remove(member, other)).body.code).toBe('role.insufficient');
      expect((await setRole(member, member, 'owner')).body.code).toBe('role.insufficient');
      expect((await remove(member, member)).status).toBe(204);
    }
  });

  it('always have an owner among them', async () => {
    expect((await setRole(owner, owner, 'admin')).body.code).toBe('member.lastOwner');
    expect((await remove(owner, owner)).body.code).toBe('member.lastOwner');
    const second = await memberWithRole(app, project, 'owner');
    expect((await setRole(owner, owner, 'admin')).status).toBe(200);
    expect((await remove(second, second)).body.code).toBe('member.lastOwner');
  });

  it('still have an owner after two owners sent each other away at once', async () => {
    const second = await memberWithRole(app, project, 'owner');
    const both = await Promise.all([remove(owner, second), setRole(second, owner, 'viewer')]);
    expect(both.filter(({ status }) => status < 300)).toHaveLength(1);
    const owners = sql`select from membership where project_id = ${project.rowId} and role = 'owner'`;
    expect(await app.db.rows(owners)).toHaveLength(1);
  });

  it.each(['0', '999999', 'x', '-1', '1e3', '99999999999999999999'])('do not include %s', async (id) => {
    expect((await setRole(owner, { id }, 'admin')).body.code).toBe('notFound');
    expect((await remove(owner, { id })).body.code).toBe('notFound');
  });

  it('are not those of another project', async () => {
    const stranger = await signUp(app);
    await createProject(app, stranger);
    expect((await setRole(owner, stranger, 'admin')).body.code).toBe('notFound');
    expect((await remove(owner, stranger)).body.code).toBe('notFound');
  });

  it.each([{}, { role: 'god' }, { role: null }, { role: 'admin', email: 'x' }])(
    'have no role %j',
    async (body) => {
      const answer = await app.call('PATCH', path(owner), { cookie: owner.cookie, body });
      expect(answer.body.code).toBe('input.invalid');
    },
  );
});
