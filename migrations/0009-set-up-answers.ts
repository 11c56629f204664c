import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SetUpAnswers0009 implements MigrationInterface {
  name = 'SetUpAnswers1795200000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the set-up asks first; null until it is answered. The snippets follow the answers.
      alter table identity
        add column payer text constraint identity_payer check (payer in ('companies', 'users')),
        add column confirmed_addresses text
          constraint identity_confirmed_addresses check (confirmed_addresses in ('all', 'some', 'none'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table identity drop column payer, drop column confirmed_addresses');
  }
}
