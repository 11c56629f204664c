import sql from 'sql-template-tag';
import { Drain } from '../../../src/server/ranking/drain.js';
import { TestApp } from '../../support/app.js';
import { createProject } from '../../support/members.js';
import { ScoringWorld } from '../../support/scoring-world.js';

/** More than two batches hold. */
const MANY = 4_500;

let app: TestApp;
let world: ScoringWorld;
let acme: string;
let person: string;
beforeAll(async () => {
  app = await TestApp.start({ settings: { role: 'web' } });
});
beforeEach(async () => {
  world = new ScoringWorld(app, (await createProject(app)).rowId);
  acme = await world.company(100);
  person = await world.person({ customer: acme });
  await app.db.run(sql`
    with r as (insert into request (project_id, title)
      select ${world.projectId}, 'Wish ' || n from generate_series(1, ${MANY}::int) n returning id)
    insert into vote (project_id, request_id, person_id, customer_id, active, changed_at, voted_at)
    select ${world.projectId}, id, ${person}, ${acme}, true, now(), now() from r`);
});
afterAll(() => app.stop());

const drain = () => app.app.get(Drain, { strict: false }).run(world.projectId);
/** How many requests are scored, the least of their scores, and how many marks are left. */
const outcome = () =>
  app.db.row(sql`
    select count(*) as scored, min(revenue_score) as least,
           (select count(*) from mark where project_id = ${world.projectId}) as marks
      from request_score where project_id = ${world.projectId}`);

describe('a drain', () => {
  it('cuts a customer with thousands of requests into batches and leaves no mark', async () => {
    await world.mark({ customers: [acme], cause: 'revenue' });
    await drain();
    expect(await outcome()).toEqual({ scored: MANY, least: 100, marks: 0 });
  });

  it('scores a project that is marked as a whole in batches, beside what is marked by itself, and leaves no mark', async () => {
    await world.mark({ project: true, cause: 'sample' });
    const single = await world.request('One wish');
    await world.vote(single, person);
    await world.mark({ requests: [single], cause: 'vote' });
    await drain();
    expect(await outcome()).toEqual({ scored: MANY + 1, least: 100, marks: 0 });
  });
});
