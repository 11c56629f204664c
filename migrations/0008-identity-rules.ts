import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IdentityRules0008 implements MigrationInterface {
  name = 'IdentityRules1795200000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table identity
        drop constraint identity_merge_by_email,
        add constraint identity_merge_by_email check (merge_by_email in ('link', 'verified', 'strict'));

      -- An amount is billed once in interval_count intervals: three months, two years.
      alter table customer
        drop constraint customer_interval,
        add constraint customer_interval check (billing_interval in ('day', 'week', 'month', 'quarter', 'year')),
        add column interval_count integer not null default 1
          constraint customer_interval_count check (interval_count between 1 and 36);

      -- How many browsers come with a sub: when the latest 50 were claimed by it, and when a 51st last came within
      -- a day of the first of those.
      create table sub_claim (
        project_id integer not null,
        sub_key_id bigint not null,
        claimed_at timestamptz[] not null,
        crowded_at timestamptz,
        primary key (project_id, sub_key_id),
        constraint sub_claim_key foreign key (project_id, sub_key_id)
          references person_key (project_id, id) on delete cascade
      );
      create index sub_claim_crowded on sub_claim (project_id, crowded_at) where crowded_at is not null;
    `);
  }

  /**
   * Where addresses had to be confirmed they go on joining fewer people rather than more; an amount in an interval
   * that is not known there is billed by the month, as what it was worth.
   */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table sub_claim;
      update identity set merge_by_email = 'strict' where merge_by_email = 'verified';
      alter table identity
        drop constraint identity_merge_by_email,
        add constraint identity_merge_by_email check (merge_by_email in ('link', 'strict'));

      update customer set amount = monthly_cents, billing_interval = 'month'
       where billing_interval not in ('month', 'year') or interval_count > 1;
      alter table customer
        drop column interval_count,
        drop constraint customer_interval,
        add constraint customer_interval check (billing_interval in ('month', 'year'));
    `);
  }
}
