import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SampleData0005 implements MigrationInterface {
  name = 'SampleData1795200000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A project's sample data: what was loaded, so that removing it takes nothing else away.
      create table sample_data (
        project_id integer primary key references project on delete cascade,
        state text not null constraint sample_data_state check (state in ('loading', 'ready', 'removing')),
        -- When it was asked for: the sample's «now».
        at timestamptz not null,
        member_id bigint references member on delete set null,
        -- Steps of the loading that are done, of so many.
        done integer not null default 0,
        steps integer not null,
        -- Ids in the order of the generated lists.
        companies bigint[] not null default '{}',
        people bigint[] not null default '{}',
        requests bigint[] not null default '{}'
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sample_data');
  }
}
