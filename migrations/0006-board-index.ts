import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BoardIndex0006 implements MigrationInterface {
  name = 'BoardIndex1795200000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table project add column board_indexed boolean not null default true');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table project drop column board_indexed');
  }
}
