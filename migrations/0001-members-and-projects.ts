import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MembersAndProjects0001 implements MigrationInterface {
  name = 'MembersAndProjects1795200000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;

      -- Facts about this installation, such as the fingerprint of its master key.
      create table installation (
        key text primary key,
        value text not null
      );

      create table project (
        id integer generated always as identity primary key,
        public_id text collate "C" not null constraint project_public_id_unique unique,
        -- Raised by every change that a widget's caller must see at once: settings, identity policy, secret.
        version integer not null default 1,
        name text not null constraint project_name_length check (char_length(name) between 1 and 100),
        currency text not null default 'USD' constraint project_currency check (currency ~ '^[A-Z]{3}$'),
        allowed_origins text[] not null default '{}',
        participation text not null default 'everyone'
          constraint project_participation check (participation in ('everyone', 'readOnly', 'verified')),
        board boolean not null default true,
        theme jsonb not null default '{}',
        created_at timestamptz not null default now(),
        -- Set when its deletion was asked for: from then on it does not exist for anybody; a job removes the rows.
        deleted_at timestamptz
      );

      create table member (
        id bigint generated always as identity primary key,
        email text not null,
        email_key text collate "C" not null constraint member_email_unique unique,
        name text not null,
        password_hash text not null,
        created_at timestamptz not null default now()
      );

      create table member_session (
        token_hash bytea primary key,
        member_id bigint not null references member on delete cascade,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        -- When the password was last given: revealing a secret wants it recent.
        password_at timestamptz not null,
        address text,
        agent text
      );
      create index member_session_member on member_session (member_id);
      create index member_session_expiry on member_session (expires_at);

      -- The one-time link to the first-run page: at most one row, gone once there is an owner.
      create table first_run (
        only_row boolean primary key default true constraint first_run_only_row check (only_row),
        token_hash bytea not null,
        created_at timestamptz not null
      );

      create table membership (
        project_id integer not null references project on delete cascade,
        member_id bigint not null references member on delete cascade,
        role text not null constraint membership_role check (role in ('owner', 'admin', 'editor', 'viewer')),
        created_at timestamptz not null default now(),
        primary key (project_id, member_id)
      );
      create index membership_member on membership (member_id);

      create table audit_log (
        project_id integer not null references project on delete cascade,
        id bigint generated always as identity,
        at timestamptz not null default now(),
        member_id bigint references member on delete set null,
        member_email text not null,
        action text not null,
        subject text,
        address text,
        detail jsonb not null default '{}',
        primary key (project_id, id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table audit_log, membership, first_run, member_session, member, project, installation',
    );
  }
}
