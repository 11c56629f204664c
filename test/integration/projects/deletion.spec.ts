import sql, { raw } from 'sql-template-tag';
import { projectTables } from '../../../src/server/projects/project-deletion.repository.js';
import { ProjectDeletion } from '../../../src/server/projects/project-deletion.js';
import { TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import {
  createProject,
  memberWithRole,
  signUp,
  type TestMember,
  type TestProject,
} from '../../support/members.js';
import { fillEveryTable } from '../../support/fill-every-table.js';

describe('a deleted project', () => {
  let app: TestApp;
  let owner: TestMember;
  let project: TestProject;
  let other: TestProject;
  beforeAll(async () => {
    app = await TestApp.start();
    owner = await signUp(app);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    [project, other] = [await createProject(app, owner), await createProject(app, owner)];
    for (const { rowId } of [project, other]) await fillEveryTable(app.db, rowId, owner.id);
  });

  const remove = () => app.call('DELETE', `/api/projects/${project.id}`, { cookie: owner.cookie });
  const markDeleted = () =>
    app.db.run(sql`update project set deleted_at = now() where id = ${project.rowId}`);
  const exists = async ({ rowId }: TestProject) =>
    (await app.db.row(sql`select from project where id = ${rowId}`)) !== undefined;
  const tablesWith = async ({ rowId }: TestProject) => {
    const firstRows = projectTables.map((table) =>
      app.db.row(sql`select from ${raw(table)} where project_id = ${rowId} limit 1`),
    );
    const found = await Promise.all(firstRows);
    return projectTables.filter((_, i) => found[i] !== undefined);
  };

  it('is gone for everybody at once', async () => {
    const viewer = await memberWithRole(app, project, 'viewer');
    expect((await remove()).status).toBe(204);
    for (const { cookie } of [owner, viewer]) {
      expect((await app.call('GET', `/api/projects/${project.id}`, { cookie })).status).toBe(404);
      const { body } = await app.call('GET', '/api/projects', { cookie });
      expect(body.items.map(({ id }: { id: string }) => id)).not.toContain(project.id);
    }
    expect((await remove()).status).toBe(404);
  });

  it('leaves nothing behind, and other projects as they are', async () => {
    expect(await tablesWith(project)).toEqual(projectTables);
    await remove();
    await eventually(async () => expect(await exists(project)).toBe(false));
    expect(await tablesWith(project)).toEqual([]);
    expect(await tablesWith(other)).toEqual(projectTables);
  });

  it('is removed although the removal was stopped half-way, and although it runs twice', async () => {
    await markDeleted();
    for (const table of ['vote', 'mark']) {
      await app.db.run(sql`delete from ${raw(table)} where project_id = ${project.rowId}`);
    }
    const deletion = app.app.get(ProjectDeletion);
    await Promise.all([deletion.remove(project.rowId), deletion.remove(project.rowId)]);
    expect(await exists(project)).toBe(false);
    await deletion.remove(project.rowId);
  });

  it('is found by the next start where its job was lost', async () => {
    await markDeleted();
    const next = await TestApp.start({ database: app.database });
    await eventually(async () => expect(await exists(project)).toBe(false));
    await next.stop();
  });

  it('is the only one that a removal touches', async () => {
    await app.app.get(ProjectDeletion).remove(other.rowId);
    expect(await tablesWith(other)).toEqual(projectTables);
  });
});

describe('the tables that a deletion empties', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it('are all that hold rows of a project', async () => {
    const tables = await app.db.rows<{ name: string }>(sql`
      select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'project_id'`);
    expect(tables.map(({ name }) => name).toSorted()).toEqual(projectTables.toSorted());
  });

  it('come after those that point at them', async () => {
    const keys = await app.db.rows<{ from: string; to: string }>(sql`
      select conrelid::regclass::text as "from", confrelid::regclass::text as "to"
        from pg_constraint where contype = 'f' and conrelid <> confrelid`);
    const among = keys.filter(({ from, to }) => projectTables.includes(from) && projectTables.includes(to));
    expect(among.length).toBeGreaterThan(10);
    expect(among.filter(({ from, to }) => projectTables.indexOf(from) > projectTables.indexOf(to))).toEqual(
      [],
    );
  });
});
