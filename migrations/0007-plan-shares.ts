import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlanShares0007 implements MigrationInterface {
  name = 'PlanShares1795200000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The monthly cents of a request by plan, in pairs: the n-th amount is of the n-th plan (null: on no plan).
      alter table request_score
        add column plans text[] not null default '{}',
        add column plan_cents bigint[] not null default '{}';
      -- What is stored already is scored anew, in the background.
      insert into mark (project_id, bulk, kind, cause) select id, true, 'project', 'audit' from project;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table request_score drop column plans, drop column plan_cents');
  }
}
