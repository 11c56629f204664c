import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IdempotencyKeys0010 implements MigrationInterface {
  name = 'IdempotencyKeys1795200000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Calls that created something under an Idempotency-Key, for a day: a retry gets the answer of the first.
      create table idempotency_key (
        -- 0: the route has no project, such as the one that creates projects.
        project_id integer not null,
        -- A hash of route, actor and key: none of them can be read from it.
        id bytea not null,
        route text not null,
        -- A hash of what was asked for: another body under the same key is refused.
        fingerprint bytea not null,
        created_at timestamptz not null,
        -- As sent; null where it holds a secret or is too large. json, not jsonb: the order of its fields stays.
        answer json,
        -- Whose words or name the answer holds: it goes with the person.
        person_id bigint,
        -- The browser that got its id with the answer: who did not hear it is told again.
        visitor uuid,
        -- What a call without a project created: the answer goes with it.
        made_project_id integer,
        primary key (project_id, id),
        constraint idempotency_key_person foreign key (project_id, person_id) references person (project_id, id)
      );
      create index idempotency_key_by_age on idempotency_key (project_id, created_at);
      create index idempotency_key_by_person on idempotency_key (project_id, person_id) where person_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_key');
  }
}
