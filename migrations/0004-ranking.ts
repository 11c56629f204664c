import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ranking0004 implements MigrationInterface {
  name = 'Ranking1795200000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A saved lens: the same numbers a what-if takes, under a name.
      create table lens (
        project_id integer not null references project on delete cascade,
        id bigint generated always as identity,
        name text not null,
        spec jsonb not null,
        created_by bigint references member on delete set null,
        created_at timestamptz not null default now(),
        primary key (project_id, id),
        constraint lens_name_unique unique (project_id, name)
      );

      -- One row a project: the weights in force, and a rebuild under way (a new half-life or default lens).
      create table project_ranking (
        project_id integer primary key references project on delete cascade,
        free_vote_cents bigint not null default 100 constraint project_ranking_free
          check (free_vote_cents between 0 and 100000000),
        anonymous_vote_cents bigint not null default 0 constraint project_ranking_anonymous
          check (anonymous_vote_cents between 0 and free_vote_cents),
        half_life_days integer not null default 30 constraint project_ranking_half_life
          check (half_life_days between 7 and 365),
        -- L of the trending lens. Fixed while a half-life holds, so that the order never changes by itself.
        landmark timestamptz not null default date_trunc('day', now()),
        default_lens text not null default 'revenue',
        -- The default lens's numbers where it is a saved one: what default_score was computed with.
        default_spec jsonb,
        next_half_life_days integer,
        next_landmark timestamptz,
        next_default_lens text,
        next_default_spec jsonb,
        rebuild_total integer,
        rebuild_after bigint,
        rebuild_done integer,
        -- Raised in the transaction that moves any score: a cursor of an older version counts its rank afresh.
        version bigint not null default 1,
        last_drain_ms integer not null default 0,
        -- The last day that the daily job has kept ranks of.
        history_on date
      );

      -- What changed and has not been scored yet; append-only, so nobody who votes waits for another.
      create table mark (
        project_id integer not null,
        bulk boolean not null default false,
        id bigint generated always as identity,
        kind text not null constraint mark_kind check (kind in ('request', 'person', 'customer', 'project')),
        ref bigint,
        -- What it adds to the request's voters: stored voters + pending deltas is exact at any moment.
        delta integer not null default 0,
        cause text not null,
        cause_ref bigint,
        at timestamptz not null default clock_timestamp(),
        primary key (project_id, bulk, id)
      );
      create index mark_of_request on mark (project_id, ref) where kind = 'request';
      create index mark_to_expand on mark (project_id, bulk, id) where kind <> 'request';

      -- Signals and scores of one request, written by the drain alone.
      create table request_score (
        project_id integer not null,
        request_id bigint not null,
        open boolean not null,
        created_at timestamptz not null,
        voters integer not null default 0,
        verified_voters integer not null default 0,
        anonymous_voters integer not null default 0,
        paying_customers integer not null default 0,
        monthly_cents bigint not null default 0,
        free_voters integer not null default 0,
        last_vote_at timestamptz,
        -- Sums that are linear in the weights.
        balanced_points bigint not null default 0,
        trend_cents double precision not null default 0,
        trend_free double precision not null default 0,
        trend_anonymous double precision not null default 0,
        -- The same for the half-life and the default lens that a rebuild is preparing.
        next_trend_cents double precision,
        next_trend_free double precision,
        next_trend_anonymous double precision,
        next_default_score double precision,
        revenue_score bigint not null default 0,
        balanced_score bigint not null default 0,
        trending_score double precision not null default 0,
        default_score double precision,
        scored_at timestamptz not null default clock_timestamp(),
        primary key (project_id, request_id),
        constraint request_score_request foreign key (project_id, request_id)
          references request (project_id, id) on delete cascade
      );
      create index request_score_revenue on request_score
        (project_id, revenue_score desc, voters desc, created_at, request_id) where open;
      create index request_score_balanced on request_score
        (project_id, balanced_score desc, voters desc, created_at, request_id) where open;
      create index request_score_votes on request_score
        (project_id, voters desc, created_at, request_id) where open;
      create index request_score_trending on request_score
        (project_id, trending_score desc, voters desc, created_at, request_id) where open;
      create index request_score_default on request_score
        (project_id, default_score desc, voters desc, created_at, request_id) where open and default_score is not null;

      -- A move of more than 1 %: the scores before and after, and what caused it, as ids.
      create table score_event (
        project_id integer not null,
        id bigint generated always as identity,
        request_id bigint not null,
        at timestamptz not null default clock_timestamp(),
        before jsonb not null,
        after jsonb not null,
        causes jsonb not null,
        primary key (project_id, id),
        constraint score_event_request foreign key (project_id, request_id)
          references request (project_id, id) on delete cascade
      );
      create index score_event_by_request on score_event (project_id, request_id, id desc);

      -- One row a day for a request whose numbers changed since its last row; kept for 400 days.
      create table rank_history (
        project_id integer not null,
        request_id bigint not null,
        day date not null,
        voters integer not null,
        monthly_cents bigint not null,
        revenue_rank integer,
        revenue_score bigint not null,
        balanced_rank integer,
        balanced_score bigint not null,
        votes_rank integer,
        trending_rank integer,
        trending_score double precision not null,
        primary key (project_id, request_id, day),
        constraint rank_history_request foreign key (project_id, request_id)
          references request (project_id, id) on delete cascade
      );
      create index rank_history_by_day on rank_history (project_id, day);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rank_history, score_event, request_score, mark, project_ranking, lens');
  }
}
