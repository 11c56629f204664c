import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity0002 implements MigrationInterface {
  name = 'Identity1795200000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row a project: its policy and its signing secret, which is stored encrypted only.
      create table identity (
        project_id integer primary key references project on delete cascade,
        enabled boolean not null default true,
        max_token_age_seconds integer not null default 300
          constraint identity_max_token_age check (max_token_age_seconds between 60 and 3600),
        require_audience boolean not null default true,
        strict_times boolean not null default true,
        merge_by_email text not null default 'link'
          constraint identity_merge_by_email check (merge_by_email in ('link', 'strict')),
        revenue_from text not null default 'tokensAndApi'
          constraint identity_revenue_from check (revenue_from in ('tokensAndApi', 'api')),
        stack text,
        secret bytea,
        secret_version integer not null default 0,
        secret_hint text,
        secret_at timestamptz,
        previous_secret bytea,
        previous_secret_version integer,
        previous_until timestamptz,
        -- When its widget last opened a session, and when it last sent a token that verified.
        widget_seen_at timestamptz,
        last_verified_at timestamptz
      );

      -- Who pays: a company (company_id is the id the host gives it) or one person.
      -- plan and amount + interval are registers: value, time of the token that said it, source.
      create table customer (
        project_id integer not null references project on delete cascade,
        id bigint generated always as identity,
        company_id text collate "C",
        name text,
        name_at timestamptz,
        plan text,
        plan_at timestamptz,
        plan_source text,
        amount bigint constraint customer_amount check (amount between 0 and 1000000000000),
        billing_interval text constraint customer_interval check (billing_interval in ('month', 'year')),
        monthly_cents bigint constraint customer_monthly_cents check (monthly_cents between 0 and 1000000000000),
        revenue_at timestamptz,
        revenue_source text,
        -- round(1000 × log2(1 + monthly_cents / 100)), computed in one place: ranking/score.ts
        balanced_points bigint not null default 0,
        created_at timestamptz not null default now(),
        primary key (project_id, id),
        constraint customer_company_unique unique (project_id, company_id)
      );

      create table person (
        project_id integer not null references project on delete cascade,
        id bigint generated always as identity,
        -- Holds a key: a sub, or an address given by a member, an import or the server API.
        verified boolean not null,
        merged_into bigint,
        -- Who pays for this person (own customer or a company); null exactly for the anonymous.
        customer_id bigint,
        own_customer_id bigint,
        customer_at timestamptz,
        customer_source text,
        name text,
        name_at timestamptz,
        name_source text,
        email text,
        email_at timestamptz,
        email_source text,
        created_at timestamptz not null default now(),
        primary key (project_id, id),
        constraint person_merged_into foreign key (project_id, merged_into) references person (project_id, id),
        constraint person_customer foreign key (project_id, customer_id) references customer (project_id, id),
        constraint person_own_customer foreign key (project_id, own_customer_id) references customer (project_id, id),
        constraint person_verified_has_customer check (verified = (customer_id is not null))
      );
      create index person_by_customer on person (project_id, customer_id);
      create index person_by_root on person (project_id, merged_into) where merged_into is not null;
      create index person_newest on person (project_id, id desc) where merged_into is null;
      create index person_own_customer on person (project_id, own_customer_id);
      create index person_name_similar on person using gin (name gin_trgm_ops);

      -- What identifies a person: subs and addresses. Journals name keys by id, so they hold no address in clear.
      create table person_key (
        project_id integer not null,
        id bigint generated always as identity,
        kind text not null constraint person_key_kind check (kind in ('sub', 'email')),
        value text collate "C" not null,
        person_id bigint not null,
        -- An address that joins nobody any more: an admin said so.
        display_only boolean not null default false,
        created_at timestamptz not null default now(),
        primary key (project_id, id),
        constraint person_key_unique unique (project_id, kind, value),
        constraint person_key_person foreign key (project_id, person_id) references person (project_id, id)
      );
      create index person_key_by_person on person_key (project_id, person_id);
      create index person_key_similar on person_key using gin (value gin_trgm_ops);

      -- A sub and an address that came in one token, or that an undo split: cut edges never link people again.
      create table person_edge (
        project_id integer not null,
        sub_key_id bigint not null,
        email_key_id bigint not null,
        cut boolean not null default false,
        primary key (project_id, sub_key_id, email_key_id),
        constraint person_edge_sub foreign key (project_id, sub_key_id)
          references person_key (project_id, id) on delete cascade,
        constraint person_edge_email foreign key (project_id, email_key_id)
          references person_key (project_id, id) on delete cascade
      );
      create index person_edge_by_email on person_edge (project_id, email_key_id);

      create table visitor (
        project_id integer not null,
        id uuid not null,
        -- The anonymous person that holds what this browser did without a token.
        person_id bigint,
        -- The person whose token came with this browser first.
        claimed_by bigint,
        created_at timestamptz not null default now(),
        primary key (project_id, id),
        constraint visitor_person foreign key (project_id, person_id) references person (project_id, id),
        constraint visitor_claimed_by foreign key (project_id, claimed_by) references person (project_id, id)
      );
      create index visitor_by_person on visitor (project_id, person_id);
      create index visitor_by_claimer on visitor (project_id, claimed_by);

      create table person_merge (
        project_id integer not null,
        id bigint generated always as identity,
        winner_id bigint not null,
        loser_id bigint not null,
        at timestamptz not null default clock_timestamp(),
        cause text not null,
        revenue_differs boolean not null default false,
        journal jsonb not null,
        undone_at timestamptz,
        undone_by bigint,
        primary key (project_id, id),
        constraint person_merge_winner foreign key (project_id, winner_id) references person (project_id, id),
        constraint person_merge_loser foreign key (project_id, loser_id) references person (project_id, id)
      );
      create index person_merge_by_winner on person_merge (project_id, winner_id);
      create index person_merge_by_loser on person_merge (project_id, loser_id);

      -- Why tokens were refused or claims ignored, counted by the hour; sample comes from verified tokens only.
      create table identity_rejection (
        project_id integer not null references project on delete cascade,
        hour timestamptz not null,
        kind text not null constraint identity_rejection_kind check (kind in ('rejected', 'warning')),
        reason text not null,
        count bigint not null,
        last_at timestamptz not null,
        sample text,
        primary key (project_id, hour, kind, reason)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table identity_rejection, person_merge, visitor, person_edge, person_key, person, customer, identity',
    );
  }
}
