import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RequestsAndVotes0003 implements MigrationInterface {
  name = 'RequestsAndVotes1795200000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Scripts without spaces between words are found by their characters: each becomes a word of its own, and
      -- a word typed is looked for as a phrase.
      create function search_text(words text) returns text language sql immutable parallel safe as $$
        select regexp_replace(words, '([\\u0E00-\\u0FFF\\u1000-\\u109F\\u1780-\\u17FF\\u2E80-\\u9FFF\\uAC00-\\uD7AF\\uF900-\\uFAFF\\uFF66-\\uFF9F\\U00020000-\\U0003FFFF])', ' \\1 ', 'g')
      $$;

      create table request (
        project_id integer not null references project on delete cascade,
        id bigint generated always as identity,
        title text not null constraint request_title_length check (char_length(title) between 3 and 200),
        body text not null default '' constraint request_body_length check (char_length(body) <= 10000),
        status text not null default 'underReview' constraint request_status
          check (status in ('underReview', 'planned', 'inProgress', 'shipped', 'declined')),
        status_at timestamptz not null default clock_timestamp(),
        author_id bigint,
        -- The member who wrote it down on behalf of the author; null when the author did.
        created_by bigint references member on delete set null,
        merged_into bigint,
        effort integer constraint request_effort check (effort between 1 and 100),
        tags text[] not null default '{}',
        -- Raised by every edit: two people editing the same request are told of each other.
        version integer not null default 1,
        created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default clock_timestamp(),
        search tsvector not null generated always as (
          setweight(to_tsvector('simple', search_text(title)), 'A')
            || setweight(to_tsvector('simple', search_text(body)), 'B')
        ) stored,
        primary key (project_id, id),
        constraint request_author foreign key (project_id, author_id) references person (project_id, id),
        constraint request_merged_into foreign key (project_id, merged_into) references request (project_id, id)
      );
      create index request_newest on request (project_id, created_at desc, id desc);
      create index request_by_author on request (project_id, author_id);
      create index request_by_root on request (project_id, merged_into) where merged_into is not null;
      create index request_search on request using gin (search);
      create index request_title_similar on request using gin (title gin_trgm_ops);
      create index request_tags on request using gin (tags);

      -- The history a product manager reads: created, status, edited, merged, unmerged.
      create table request_event (
        project_id integer not null,
        id bigint generated always as identity,
        request_id bigint not null,
        at timestamptz not null default clock_timestamp(),
        member_id bigint references member on delete set null,
        kind text not null,
        detail jsonb not null default '{}',
        primary key (project_id, id),
        constraint request_event_request foreign key (project_id, request_id)
          references request (project_id, id) on delete cascade
      );
      create index request_event_by_request on request_event (project_id, request_id, id);

      create table request_merge (
        project_id integer not null,
        id bigint generated always as identity,
        from_id bigint not null,
        into_id bigint not null,
        at timestamptz not null default clock_timestamp(),
        member_id bigint references member on delete set null,
        undone_at timestamptz,
        primary key (project_id, id),
        constraint request_merge_from foreign key (project_id, from_id) references request (project_id, id),
        constraint request_merge_into foreign key (project_id, into_id) references request (project_id, id)
      );
      create index request_merge_by_from on request_merge (project_id, from_id);
      create index request_merge_by_into on request_merge (project_id, into_id);

      -- A register per person and request: the newer changed_at wins when two people are merged.
      create table vote (
        project_id integer not null,
        request_id bigint not null,
        person_id bigint not null,
        -- A copy of person.customer_id, kept under the locks of docs/identity.md; null for the anonymous.
        customer_id bigint,
        active boolean not null,
        changed_at timestamptz not null,
        -- When it last became active: feeds the trending lens, so voting again gains nothing.
        voted_at timestamptz not null,
        -- The request merge that made it active here, as long as nobody has touched it since.
        via_merge bigint,
        -- Where that merge found it withdrawn: since when, to be put back by the unmerge.
        withdrawn_at timestamptz,
        source text not null default 'widget' constraint vote_source check (source in ('widget', 'member', 'import')),
        cast_by bigint references member on delete set null,
        source_link text,
        primary key (project_id, request_id, person_id),
        constraint vote_request foreign key (project_id, request_id) references request (project_id, id),
        constraint vote_person foreign key (project_id, person_id) references person (project_id, id)
      );
      -- What a score reads: one range per request, index only.
      create index vote_of_request on vote (project_id, request_id, customer_id) include (voted_at) where active;
      -- What a mark of a customer or a person expands to.
      create index vote_of_customer on vote (project_id, customer_id, request_id) where active;
      create index vote_of_person on vote (project_id, person_id, request_id);
      -- What a member has voted for on behalf of others.
      create index vote_cast_by on vote (project_id, cast_by, request_id) where cast_by is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table vote, request_merge, request_event, request');
    await runner.query('drop function search_text');
  }
}
