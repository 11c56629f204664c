import { randomBytes } from 'node:crypto';
import sql, { type Sql } from 'sql-template-tag';
import type { DriftDto } from '../../../src/contract/ranking.dto.js';
import { Drain } from '../../../src/server/ranking/drain.js';
import { TestApp } from '../../support/app.js';
import { createProject, memberWithRole, type TestProject } from '../../support/members.js';
import { misscored } from '../../support/misscored.js';
import { TestProcess } from '../../support/process.js';
import { randomBacklog } from '../../support/random-backlog.js';
import { ScoringWorld } from '../../support/scoring-world.js';
import { Seeded } from '../../support/seeded.js';

/** Nobody drains in this process but the test and the audit. */
let app: TestApp;
let project: TestProject;
let world: ScoringWorld;
let requests: string[];
let customers: string[];
beforeAll(async () => {
  app = await TestApp.start({ settings: { role: 'web' } });
});
beforeEach(async () => {
  project = await createProject(app);
  world = new ScoringWorld(app, project.rowId);
  const sizes = { requests: 10, companies: 5, persons: 30, votes: 100 };
  ({ requests, customers } = await randomBacklog(world, new Seeded(11), sizes));
  await world.mark({ project: true, cause: 'sample' });
  await app.app.get(Drain, { strict: false }).run(project.rowId);
});
afterAll(() => app.stop());

const audit = async (cookie = project.cookie) =>
  (await app.call('POST', `/api/projects/${project.id}/ranking/audit`, { cookie })).body;
const fields = (drifted: DriftDto[]) => drifted.map(({ requestId, field }) => [requestId, field]);
const runCommand = async (...args: string[]) => {
  const env = { DATABASE_URL: app.database.url, REQIO_MASTER_KEY: randomBytes(32).toString('base64') };
  const command = new TestProcess('src/server/audit.ts', args, env);
  return { status: await command.end(), output: command.output };
};
/** Another than the one of somebody who votes on the first request. */
const wrongCopySql = (): Sql => sql`
  update vote set customer_id = case customer_id when ${customers[0]}::bigint then ${customers[1]}::bigint
                                                 else ${customers[0]}::bigint end
   where project_id = ${project.rowId} and request_id = ${requests[0]} and customer_id is not null and active
     and person_id = (select max(person_id) from vote where project_id = ${project.rowId}
                        and request_id = ${requests[0]} and customer_id is not null and active)
  returning person_id::text as person, customer_id::text as customer`;

describe('an audit', () => {
  it('finds nothing where all is as it should be', async () => {
    expect(await audit()).toEqual({ checked: requests.length, drifted: [] });
  });

  it('is for admins', async () => {
    const editor = await memberWithRole(app, project, 'editor');
    expect((await audit(editor.cookie)).code).toBe('role.insufficient');
  });

  it('lists signals and scores that differ from the votes, with both values, and repairs them', async () => {
    const before = await app.db.row<{ cents: number; trending: number }>(sql`
      select monthly_cents as cents, trending_score as trending from request_score where request_id = ${requests[0]}`);
    await app.db.run(sql`
      update request_score set monthly_cents = monthly_cents + 1, trending_score = trending_score * 1.000001,
             plans = plans || 'Gone'::text, plan_cents = plan_cents || 1::bigint
       where project_id = ${project.rowId} and request_id = ${requests[0]}`);
    const { checked, drifted } = await audit();
    expect(checked).toBe(requests.length);
    expect(fields(drifted)).toEqual([
      [requests[0], 'monthlyCents'],
      [requests[0], 'plans'],
      [requests[0], 'trendingScore'],
    ]);
    expect(drifted[0]).toEqual({
      requestId: requests[0],
      personId: null,
      customerId: null,
      field: 'monthlyCents',
      stored: String(before!.cents + 1),
      actual: String(before!.cents),
      repaired: true,
    });
    expect(await misscored(app.db, project.rowId)).toEqual([]);
    expect(await audit()).toEqual({ checked: requests.length, drifted: [] });
  });

  it('takes a sum in another order for no difference', async () => {
    await app.db.run(sql`
      update request_score set trending_score = trending_score * (1 + 1e-11), trend_cents = trend_cents * (1 - 1e-11)
       where project_id = ${project.rowId}`);
    expect(await audit()).toEqual({ checked: requests.length, drifted: [] });
  });

  it('finds requests that were never scored, votes that nobody marked and places that nobody closed', async () => {
    await app.db.run(sql`delete from request_score where request_id = ${requests[1]}`);
    await world.vote(requests[2]!, await world.person({ monthlyCents: 0 }));
    await app.db.run(sql`update request set status = 'shipped' where id = ${requests[0]}`);
    const { drifted } = await audit();
    expect(fields(drifted)).toEqual(
      expect.arrayContaining([
        [requests[1], 'createdAt'],
        [requests[2], 'voters'],
        [requests[0], 'open'],
      ]),
    );
    expect(drifted.every(({ repaired }: DriftDto) => repaired)).toBe(true);
    expect(await misscored(app.db, project.rowId)).toEqual([]);
  });

  it('finds votes that count for another customer than their person has, and repairs both', async () => {
    const wrong = await app.db.rows<{ person: string; customer: string }>(wrongCopySql());
    await world.mark({ requests, cause: 'vote' });
    const { drifted } = await audit();
    const [{ person, customer }] = wrong as [{ person: string; customer: string }];
    expect(drifted).toContainEqual(
      expect.objectContaining({
        requestId: requests[0],
        personId: person,
        field: 'customerId',
        stored: customer,
        repaired: true,
      }),
    );
    expect(await misscored(app.db, project.rowId)).toEqual([]);
    expect(await audit()).toEqual({ checked: requests.length, drifted: [] });
  });

  it('finds votes that a merge of persons left behind, and says that these it cannot repair', async () => {
    const [root, loser] = [await world.person({ monthlyCents: 0 }), await world.person({ monthlyCents: 0 })];
    await world.vote(requests[3]!, loser);
    await app.db.run(sql`
      update person set merged_into = ${root} where project_id = ${project.rowId} and id = ${loser}`);
    await world.mark({ requests, cause: 'merge' });
    const { drifted } = await audit();
    expect(drifted).toContainEqual(
      expect.objectContaining({ personId: loser, field: 'personId', actual: root, repaired: false }),
    );
  });

  it('finds customers whose points are not those of their revenue', async () => {
    await app.db.run(sql`
      update customer set balanced_points = balanced_points + 1 where project_id = ${project.rowId} and id = ${customers[2]}`);
    const { drifted } = await audit();
    expect(drifted).toContainEqual(
      expect.objectContaining({
        customerId: customers[2],
        requestId: null,
        field: 'balancedPoints',
        repaired: true,
      }),
    );
    expect(await misscored(app.db, project.rowId)).toEqual([]);
    expect(await audit()).toEqual({ checked: requests.length, drifted: [] });
  });

  it('takes what is still marked for no drift', async () => {
    await world.vote(requests[4]!, await world.person({ customer: customers[0]! }));
    await world.mark({ requests: [requests[4]!], cause: 'vote' });
    await world.pays(customers[0]!, 123_456);
    expect(await audit()).toEqual({ checked: requests.length, drifted: [] });
  });

  it('reports no drift while people vote all the time', async () => {
    const voters = new AbortController();
    const voting = (async () => {
      const persons = await Promise.all(Array.from({ length: 5 }, () => world.person({ monthlyCents: 700 })));
      for (let i = 0; !voters.signal.aborted; i++) {
        const [request, person] = [requests[i % requests.length]!, persons[i % persons.length]!];
        await app.db.transaction(async (tx) => {
          await tx.run(sql`
            insert into vote (project_id, request_id, person_id, customer_id, active, changed_at, voted_at)
            select project_id, ${request}, id, customer_id, true, now(), now() from person
             where project_id = ${project.rowId} and id = ${person}
            on conflict (project_id, request_id, person_id) do update set active = not vote.active, voted_at = now()`);
          await tx.run(sql`
            insert into mark (project_id, kind, ref, cause)
            values (${project.rowId}, 'request', ${request}, 'vote')`);
        });
      }
    })();
    for (let i = 0; i < 5; i++) expect((await audit()).drifted).toEqual([]);
    voters.abort();
    await voting;
  });
});

describe('the audit on the command line', () => {
  it('says what had drifted and what became of it, and ends with 1 then', async () => {
    const [row] = await app.db.rows<{ cents: number }>(sql`
      update request_score set monthly_cents = monthly_cents + 1
       where project_id = ${project.rowId} and request_id = ${requests[0]} returning monthly_cents as cents`);
    expect(await runCommand(project.id)).toEqual({
      status: 1,
      output: [
        `${project.id} «Acme»: ${requests.length} requests checked, 1 differences`,
        `  request ${requests[0]}: monthlyCents was ${row!.cents}, should be ${row!.cents - 1} (repaired)\n`,
      ].join('\n'),
    });
  });
});
