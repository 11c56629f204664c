import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IdentityRules0008 implements MigrationInterface {
  name = 'IdentityRules1795200000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table identity
        drop constraint identity_merge_by_email,
        add constraint identity_merge_by_email check (merge_by_email in ('link', 'verified', 'strict'));
    `);
  }

  /** Where addresses had to be confirmed they go on joining fewer people rather than more. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update identity set merge_by_email = 'strict' where merge_by_email = 'verified';
      alter table identity
        drop constraint identity_merge_by_email,
        add constraint identity_merge_by_email check (merge_by_email in ('link', 'strict'));
    `);
  }
}
