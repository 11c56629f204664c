import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { createDataSource, migrate } from '../../../src/server/platform/database/data-source.js';
import { asAdmin, dropDatabase } from '../../support/database.js';

/** Every other table is distributed by project where one machine is outgrown (docs/scale.md). */
const OF_THE_INSTALLATION = [
  'first_run',
  'installation',
  'member',
  'member_session',
  'migrations',
  'project',
];

describe('the schema', () => {
  const name = `reqio_test_${randomBytes(6).toString('hex')}`;
  const sources: DataSource[] = [];

  beforeAll(async () => {
    await asAdmin(`create database ${name} template template0 encoding 'UTF8'`);
    const url = new URL(process.env.REQIO_TEST_ADMIN_URL!);
    url.pathname = `/${name}`;
    for (let process = 0; process < 3; process++) {
      sources.push(await createDataSource({ url: url.href, poolSize: 2 }).initialize());
    }
  });
  afterAll(async () => {
    for (const source of sources) await source.destroy();
    await dropDatabase(name);
  });

  it('is made once where several processes start at once', async () => {
    await Promise.all(sources.map(migrate));
    const [done] = await sources[0]!.query('select count(*) from migrations');
    expect(done.count).toBe(migrations.length);
  });

  it('belongs to a project, but for the few tables that belong to the installation', async () => {
    await migrate(sources[0]!);
    const tables = await sources[0]!.query(`
      select c.relname as name, coalesce(project.attnotnull, false) as of_a_project
        from pg_class as c
        left join pg_attribute as project on project.attrelid = c.oid and project.attname = 'project_id'
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       order by 1`);
    const global = tables.filter((table: { of_a_project: boolean }) => !table.of_a_project);
    expect(global.map((table: { name: string }) => table.name)).toEqual(OF_THE_INSTALLATION);
  });

  it('has keys that start with the project in every table of a tenant', async () => {
    await migrate(sources[0]!);
    const wrong = await sources[0]!.query(`
      select c.conrelid::regclass::text as "table", c.conname as "key"
        from pg_constraint as c
        join pg_attribute as project on project.attrelid = c.conrelid and project.attname = 'project_id'
        left join pg_attribute as target on target.attrelid = c.confrelid and target.attname = 'project_id'
       where c.contype in ('p', 'u') and c.conkey[1] <> project.attnum
          or c.contype = 'f' and target.attnum is not null
             and (c.conkey[1] <> project.attnum or c.confkey[1] <> target.attnum)
       union all
      select t.oid::regclass::text, 'has no primary key'
        from pg_class as t
       where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
         and not exists (select from pg_constraint as p where p.conrelid = t.oid and p.contype = 'p')
       order by 1, 2`);
    expect(wrong).toEqual([]);
  });

  it('has indexes that start with the project, but for those of text and of a member’s projects', async () => {
    await migrate(sources[0]!);
    const others = await sources[0]!.query(`
      select i.indexrelid::regclass::text as name
        from pg_index as i
        join pg_class as index on index.oid = i.indexrelid
        join pg_am as method on method.oid = index.relam
        join pg_attribute as project on project.attrelid = i.indrelid and project.attname = 'project_id'
       where i.indkey[0] <> project.attnum and (i.indisunique or method.amname <> 'gin')
         and index.relnamespace = 'public'::regnamespace
       order by 1`);
    expect(others).toEqual([{ name: 'membership_member' }]);
  });

  it('can be taken back and made again', async () => {
    await migrate(sources[0]!);
    for (let left = migrations.length; left > 0; left--) await sources[0]!.undoLastMigration();
    const [left] = await sources[0]!.query(
      `select count(*) from information_schema.tables where table_schema = 'public' and table_name <> 'migrations'`,
    );
    expect(left.count).toBe(0);
    await migrate(sources[0]!);
  });
});
