import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { openStatuses } from '../../contract/statuses.js';
import type { VoteSource } from '../../contract/votes.dto.js';
import { Database, type Tx, sqlState } from '../platform/database/database.js';
import { Rerank } from '../ranking/rerank.js';
import { votesSql } from './counts-sql.js';

/** Who gave a vote, beside the person whose it is. */
export interface Provenance {
  source: VoteSource;
  /** The member who acted on the person's behalf. */
  castBy: string | null;
  sourceLink: string | null;
}

/** What an action did: whether the vote went from withdrawn to active or back, and how many there are now. */
export interface Outcome {
  flipped: boolean;
  votes: number;
}

export type Action = 'cast' | 'withdraw';

export interface Vote {
  projectId: number;
  person: string;
  request: string;
}

const DEADLOCK = '40P01';
const BY_THE_PERSON: Provenance = { source: 'widget', castBy: null, sourceLink: null };

/**
 * Votes, one statement an action, or one for several casts: person and request `FOR KEY SHARE`, register, mark. No row
 * comes back where the person is no root any more, or the request is closed, merged or unknown.
 */
@Injectable()
export class VotesRepository {
  constructor(
    private readonly database: Database,
    private readonly rerank: Rerank,
  ) {}

  /** The hot path. `who` is one of few texts, which `name` tells apart. A deadlock counts as no row, too. */
  async act(
    action: Action,
    name: 'verified' | 'anonymous' | 'person',
    who: Sql,
    projectId: number,
    request: string,
  ): Promise<Outcome | undefined> {
    const target = openRequestSql(projectId, request);
    const statement = action === 'cast' ? this.castSql(who, target) : this.withdrawSql(who, target);
    try {
      return (await this.database.prepared<Outcome>(`votes.${action}.${name}`, statement))[0];
    } catch (error) {
      if (sqlState(error) !== DEADLOCK) throw error;
      return undefined;
    }
  }

  /**
   * The votes of several persons for a request each, in one statement: an outcome for each, by its index; none where
   * there is no row for it, or where somebody holds its request. `who` selects the persons as `People.verifiedSql`.
   */
  async castAll(who: Sql, requests: readonly string[]): Promise<(Outcome | undefined)[]> {
    const outcomes: (Outcome | undefined)[] = requests.map(() => undefined);
    const statement = this.castSql(who, openRequestsSql(requests));
    try {
      const rows = await this.database.prepared<Outcome & { n: number }>('votes.castAll', statement);
      for (const { n, flipped, votes } of rows) outcomes[n] = { flipped, votes };
    } catch (error) {
      if (sqlState(error) !== DEADLOCK) throw error;
    }
    return outcomes;
  }

  /** Casts a vote inside a transaction that holds the person already. */
  async castFor(tx: Tx, { projectId, person, request }: Vote, by: Provenance): Promise<Outcome | undefined> {
    return tx.row(this.castSql(heldPersonSql(projectId, person), openRequestSql(projectId, request), by));
  }

  /** Withdraws a vote inside a transaction that holds the person already. */
  async withdrawFor(tx: Tx, { projectId, person, request }: Vote): Promise<Outcome | undefined> {
    return tx.row(this.withdrawSql(heldPersonSql(projectId, person), openRequestSql(projectId, request)));
  }

  /** The vote for a request that this transaction has made, whatever its status. */
  async castForNew(
    tx: Tx,
    { projectId, person, request }: Vote,
    by: Provenance = BY_THE_PERSON,
  ): Promise<void> {
    const made = sql`select 0 as n, project_id, id from request where project_id = ${projectId} and id = ${request}`;
    await tx.row(this.castSql(heldPersonSql(projectId, person), made, by));
  }

  /**
   * A vote of each caller for the target of the same number; several of one person for one request are one, and all
   * statements go through them in the same order. The register moves even where it is active already, so that the
   * newest action wins a later merge of persons; only a vote that was withdrawn becomes one more. A member does not
   * take over what the person gave itself.
   */
  private castSql(who: Sql, target: Sql, by: Provenance = BY_THE_PERSON): Sql {
    const mark = this.rerank.markRequestsSql(
      sql`select project_id, request_id as ref, 1 as delta, person_id as cause_ref from register where flipped`,
      'vote',
    );
    const persons = sql`v.active and v.via_merge is null and v.source = 'widget' and excluded.source = 'member'`;
    const later = sql`greatest(excluded.changed_at, v.changed_at + interval '1 microsecond')`;
    return sql`
      with caller as (${who}),
      target as (${target}),
      register as (
        insert into vote as v (project_id, request_id, person_id, customer_id, active, changed_at, voted_at,
                               source, cast_by, source_link)
        select distinct on (target.project_id, target.id, caller.person_id)
               target.project_id, target.id, caller.person_id, caller.customer_id, true, moment.at, moment.at,
               ${by.source}, ${by.castBy}::bigint, ${by.sourceLink}
          from caller join target using (n), (select clock_timestamp() as at) as moment
         order by target.project_id, target.id, caller.person_id
        on conflict (project_id, request_id, person_id) do update set
          active = true,
          customer_id = excluded.customer_id,
          changed_at = ${later},
          voted_at = case when v.active then v.voted_at else ${later} end,
          via_merge = null,
          withdrawn_at = null,
          source = case when ${persons} then v.source else excluded.source end,
          cast_by = case when ${persons} then v.cast_by else excluded.cast_by end,
          source_link = case when ${persons} then v.source_link else excluded.source_link end
        returning project_id, request_id, person_id, voted_at = changed_at as flipped
      ),
      marked as (${mark})
      select n, register.flipped, ${votesSql('target')} + 1 - ${seenActiveSql('register')} as votes
        from target join caller using (n)
        join register on register.project_id = target.project_id and register.request_id = target.id
         and register.person_id = caller.person_id
    `;
  }

  /** Nothing to withdraw is an action too: its register is newer than an older vote of a person merged later. */
  private withdrawSql(who: Sql, target: Sql): Sql {
    const mark = this.rerank.markRequestsSql(
      sql`select project_id, request_id as ref, -1 as delta, person_id as cause_ref from withdrawn`,
      'vote',
    );
    const later = sql`greatest(clock_timestamp(), v.changed_at + interval '1 microsecond')`;
    return sql`
      with caller as (${who}),
      target as (${target}),
      withdrawn as (
        update vote as v set active = false, changed_at = ${later}, via_merge = null, withdrawn_at = null
          from caller, target
         where v.project_id = target.project_id and v.request_id = target.id and v.person_id = caller.person_id
           and v.active
        returning v.project_id, v.request_id, v.person_id
      ),
      noted as (
        insert into vote as v (project_id, request_id, person_id, customer_id, active, changed_at, voted_at)
        select target.project_id, target.id, caller.person_id, caller.customer_id, false, moment.at, moment.at
          from caller, target, (select clock_timestamp() as at) as moment
         where not exists (select from withdrawn)
        on conflict (project_id, request_id, person_id) do update set changed_at = ${later} where not v.active
      ),
      marked as (${mark})
      select exists (select from withdrawn) as flipped, ${votesSql('target')} - ${seenActiveSql('asked')} as votes
        from target, (select target.project_id, target.id as request_id, caller.person_id from caller, target) as asked
    `;
  }
}

/**
 * 1 where the statement's snapshot, from which it counts the votes, has this vote as active, else 0. Of two equal
 * actions at once, the second waits for the first and changes nothing, but counts without it.
 */
function seenActiveSql(vote: 'register' | 'asked'): Sql {
  const own = raw(vote);
  return sql`coalesce((
    select seen.active::int from vote as seen
     where seen.project_id = ${own}.project_id and seen.request_id = ${own}.request_id
       and seen.person_id = ${own}.person_id), 0)`;
}

function openRequestSql(projectId: number, request: string): Sql {
  return sql`
    select 0 as n, project_id, id from request
     where project_id = ${projectId} and id = ${request} and merged_into is null
       and status = any (${openStatuses}::text[])
       for key share
  `;
}

/** The n-th of these requests for the n-th of `caller`. */
function openRequestsSql(requests: readonly string[]): Sql {
  return sql`
    select caller.n, r.project_id, r.id
      from caller
      join unnest(${requests}::bigint[]) with ordinality as asked (id, place) on asked.place = caller.n + 1
      join request r on r.project_id = caller.project_id and r.id = asked.id and r.merged_into is null
       and r.status = any (${openStatuses}::text[])
       for key share of r skip locked
  `;
}

function heldPersonSql(projectId: number, person: string): Sql {
  return sql`select 0 as n, project_id, id as person_id, customer_id from person where project_id = ${projectId} and id = ${person}`;
}
