import type { CompanyDto } from '../../../src/contract/companies.dto.js';
import { migrate } from '../../../src/server/platform/database/data-source.js';
import { TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { createProject } from '../../support/members.js';

jest.setTimeout(60_000);

test('an upgrade changes neither ranks nor totals of the projects that are there', async () => {
  const app = await TestApp.start();
  const project = await createProject(app);
  const call = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) =>
    app.call(method, `/api/projects/${project.id}/${path}`, { cookie: project.cookie, body });
  await call('POST', 'sample');
  await eventually(async () => expect((await call('GET', 'sample')).body.state).toBe('ready'), 40_000);
  await call('PATCH', 'identity', { mergeByEmail: 'strict' });
  const state = async () => ({
    backlog: (await call('GET', 'backlog')).body.items,
    people: (await call('GET', 'people?limit=200')).body.items,
    companies: (await call('GET', 'companies?limit=200')).body.items.map(withoutAge),
    policy: (await call('GET', 'identity')).body.policy,
  });
  const before = await state();

  // As the version before 0008 left it.
  while (await has0008(app)) await app.db.source.undoLastMigration();
  await migrate(app.db.source);
  expect(await state()).toEqual(before);
  const audit = await call('POST', 'ranking/audit');
  expect(audit.body).toMatchObject({ drifted: [] });
  await app.stop();
});

async function has0008(app: TestApp): Promise<boolean> {
  const rows = await app.db.source.query(`select from migrations where name = 'IdentityRules1795200000008'`);
  return rows.length > 0;
}

/** Seconds go on. */
function withoutAge({ revenue, ...company }: CompanyDto): unknown {
  return { ...company, revenue: revenue && Object.assign(revenue, { ageSeconds: 0 }) };
}
