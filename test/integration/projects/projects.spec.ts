import sql from 'sql-template-tag';
import { roles, type Role } from '../../../src/contract/roles.js';
import { TestApp } from '../../support/app.js';
import {
  createProject,
  memberWithRole,
  signUp,
  type TestMember,
  type TestProject,
} from '../../support/members.js';

type Method = 'GET' | 'PATCH' | 'DELETE';

describe('projects', () => {
  let app: TestApp;
  let owner: TestMember;
  let project: TestProject;
  beforeAll(async () => {
    app = await TestApp.start();
    owner = await signUp(app);
    project = await createProject(app, owner);
  });
  afterAll(() => app.stop());

  const get = (cookie: string, id = project.id) => app.call('GET', `/api/projects/${id}`, { cookie });
  const change = (body: object) =>
    app.call('PATCH', `/api/projects/${project.id}`, { cookie: owner.cookie, body });
  const version = async () =>
    (await app.db.row<{ version: number }>(sql`select version from project where id = ${project.rowId}`))!
      .version;

  it('belong to whoever creates them', async () => {
    const answer = await app.call('POST', '/api/projects', {
      cookie: owner.cookie,
      body: { name: ' Acme  Board ' },
    });
    const { id } = answer.body as { id: string };
    expect(answer.status).toBe(201);
    expect(id).toMatch(/^proj_[0-9A-Za-z]{16}$/);
    expect(answer.body).toEqual({
      id,
      name: 'Acme Board',
      audience: `https://reqio.example/p/${id}`,
      currency: 'USD',
      allowedOrigins: [],
      participation: 'everyone',
      board: true,
      boardIndexed: true,
      theme: {},
      role: 'owner',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    expect((await get(owner.cookie, id)).body).toEqual(answer.body);
  });

  it('are listed to their members alone, in pages', async () => {
    const member = await signUp(app);
    const names = ['One', 'Two', 'Three'];
    for (const name of names) await createProject(app, member, name);
    const listed: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = cursor && `&cursor=${cursor}`;
      const { body } = await app.call('GET', `/api/projects?limit=2${page}`, { cookie: member.cookie });
      listed.push(...body.items.map(({ name }: { name: string }) => name));
      cursor = body.nextCursor as string | null;
    }
    expect(listed).toEqual(names);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'limit=1&limit=2', 'page=2'])(
    'are not listed with %s',
    async (query) => {
      const answer = await app.call('GET', `/api/projects?${query}`, { cookie: owner.cookie });
      expect(answer.body.code).toBe('input.invalid');
    },
  );

  it('keep every setting, in its one form, and tell widgets at once', async () => {
    const before = await version();
    const settings = {
      name: 'Renamed 🏷️',
      currency: 'EUR',
      participation: 'verified',
      board: false,
      boardIndexed: false,
      theme: { accent: '#3366ff', mode: 'dark', position: 'bottomLeft', title: 'Ideas', locale: 'pt-BR' },
    };
    const allowedOrigins = ['https://App.Example.com/', 'https://app.example.com', 'http://localhost:3000'];
    const answer = await change({ ...settings, allowedOrigins });
    const expected = { ...settings, allowedOrigins: ['https://app.example.com', 'http://localhost:3000'] };
    expect(answer).toMatchObject({ status: 200, body: expected });
    expect((await get(owner.cookie)).body).toEqual(answer.body);
    expect(await version()).toBeGreaterThan(before);
  });

  it('change only what is named; null takes a part of the theme back', async () => {
    await change({
      name: 'Acme',
      theme: { title: 'Ideas', launcherText: 'Vote' },
      allowedOrigins: ['https://a.example'],
    });
    const { body: before } = await get(owner.cookie);
    const { body: after } = await change({ theme: { title: null, accent: '#ff0000' }, allowedOrigins: [] });
    const { title: _, ...theme } = before.theme;
    expect(after).toEqual({ ...before, allowedOrigins: [], theme: { ...theme, accent: '#ff0000' } });
    expect((await change({})).body).toEqual(after);
  });

  it('write down who changed them', async () => {
    await change({ board: true });
    const row = await app.db.row(sql`
      select member_id::text as "by", detail from audit_log
       where project_id = ${project.rowId} and action = 'project.changed' order by id desc`);
    expect(row).toEqual({ by: owner.id, detail: { changed: { board: true } } });
  });

  it.each<[string, object]>([
    ['name', { name: '  ' }],
    ['name', { name: '\u{1F3F7}\uFE0F'.repeat(51) }],
    ['name', { name: 'x'.repeat(101) }],
    ['name', { name: null }],
    ['currency', { currency: 'usd' }],
    ['currency', { currency: 'XYZ' }],
    ['currency', { currency: 5 }],
    ['allowedOrigins', { allowedOrigins: 'https://a.example' }],
    ['allowedOrigins', { allowedOrigins: ['*'] }],
    ['allowedOrigins', { allowedOrigins: ['https://a.example/path'] }],
    ['allowedOrigins', { allowedOrigins: [null] }],
    ['allowedOrigins', { allowedOrigins: Array.from({ length: 101 }, (_, i) => `https://a${i}.example`) }],
    ['participation', { participation: 'nobody' }],
    ['board', { board: 'yes' }],
    ['boardIndexed', { boardIndexed: null }],
    ['theme', { theme: [] }],
    ['theme', { theme: null }],
    ['theme', { theme: 'dark' }],
    ['theme.accent', { theme: { accent: 'red' } }],
    ['theme.position', { theme: { position: 'middle' } }],
    ['theme.locale', { theme: { locale: 'not a language' } }],
    ['theme.css', { theme: { css: '*{}' } }],
    ['publicId', { publicId: 'proj_mine' }],
    ['id', { id: '1' }],
  ])('refuse a wrong %s by name: %j', async (field, body) => {
    const answer = await change(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  describe('by role', () => {
    const needs: [Method, string, Role, object?][] = [
      ['GET', '', 'viewer'],
      ['GET', '/members', 'viewer'],
      ['PATCH', '', 'admin', { board: true }],
      ['PATCH', '/members/0', 'owner', { role: 'viewer' }],
      ['DELETE', '', 'owner'],
    ];
    const cases = needs.flatMap(([method, path, needed, body]) =>
      roles.map((role) => ({
        role,
        method,
        path,
        body,
        allowed: roles.indexOf(role) >= roles.indexOf(needed),
      })),
    );

    it.each(cases)(
      '$role: $method $path is allowed: $allowed',
      async ({ role, method, path, body, allowed }) => {
        const own = await createProject(app, owner);
        const { cookie } = await memberWithRole(app, own, role);
        const answer = await app.call(method, `/api/projects/${own.id}${path}`, { cookie, body });
        expect(answer.body.code === 'role.insufficient').toBe(!allowed);
        expect(answer.status === 403).toBe(!allowed);
      },
    );

    it.each(needs)(
      '%s %s does not exist for members of other projects, nor for the signed-out',
      async (...need) => {
        const [method, path, , body] = need;
        const stranger = await signUp(app);
        await createProject(app, stranger);
        const url = `/api/projects/${project.id}${path}`;
        const refused = await app.call(method, url, { cookie: stranger.cookie, body });
        const unknown = await app.call(method, `/api/projects/proj_0000000000000000${path}`, {
          cookie: stranger.cookie,
          body,
        });
        expect(refused).toMatchObject({ status: 404, body: { code: 'notFound' } });
        expect(refused.body).toEqual(unknown.body);
        expect((await app.call(method, url, { body })).body.code).toBe('auth.required');
      },
    );
  });

  it.each(['proj_', 'x', 'proj_%F0%9F%98%80', `proj_${'x'.repeat(500)}`, "proj_' or 1=1"])(
    'do not include %s',
    async (id) => {
      expect(await get(owner.cookie, id)).toMatchObject({ status: 404, body: { code: 'notFound' } });
    },
  );
});
