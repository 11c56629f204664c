import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Connection } from '../platform/database/database.js';
import { customerNameSql } from './contributions.repository.js';
import type { RankKey } from './rank-key.js';
import type { FoundLens } from './lens-finder.js';
import { neighboursOfComputedSql, neighboursOfStoredSql } from './neighbours-sql.js';
import { createdMicrosSql, pendingSql, scoredSql, storedScoreSql } from './scores-sql.js';

/** The request that is explained. */
export interface Subject {
  effort: number | null;
  /** Null where no score is stored under the lens, or not yet. */
  storedScore: number | null;
  pending: number;
}

export interface Ranked extends RankKey {
  title: string;
  rank: number;
  effort: number | null;
}

export interface Move {
  at: Date;
  before: number | null;
  after: number | null;
  causes: { cause: string; ref: string | null; name: string | null }[];
}

const MOVES_SHOWN = 50;

@Injectable()
export class ExplanationRepository {
  subject(
    connection: Connection,
    projectId: number,
    requestId: string,
    { stored }: FoundLens,
  ): Promise<Subject | undefined> {
    return connection.row(sql`
      select request.effort, ${storedScoreSql(stored)} as "storedScore", (${pendingSql(projectId)}) as pending
        from request
        left join request_score
          on request_score.project_id = request.project_id and request_score.request_id = request.id
       where request.project_id = ${projectId} and request.id = ${requestId}
    `);
  }

  /** The request with those above and below it, in this order, as far as there are such; nothing where it is not open. */
  async neighbours(
    connection: Connection,
    projectId: number,
    requestId: string,
    found: FoundLens,
  ): Promise<Ranked[]> {
    const own = found.stored && (await this.ownKey(connection, projectId, requestId, found));
    if (own === undefined) return [];
    const placed = own
      ? neighboursOfStoredSql(found, projectId, own)
      : neighboursOfComputedSql(found, projectId, requestId);
    return connection.rows(sql`
      select row.request_id::text as id, row.score, row.voters, ${createdMicrosSql(raw('row'))} as "createdMicros",
             row.rank, request.title, request.effort
        from (${placed}) as row
        join request on request.project_id = ${projectId} and request.id = row.request_id
       order by row.rank
    `);
  }

  private ownKey(
    connection: Connection,
    projectId: number,
    requestId: string,
    found: FoundLens,
  ): Promise<RankKey | undefined> {
    const scored = raw('scored');
    return connection.row(sql`
      select request_id::text as id, score, voters, ${createdMicrosSql(scored)} as "createdMicros"
        from (${scoredSql(found, projectId, true)}) as scored
       where request_id = ${requestId}
    `);
  }

  /** The newest moves of more than 1 %, as far as history keeps the lens; causes with what their ids are called. */
  moves(connection: Connection, projectId: number, requestId: string, lens: string): Promise<Move[]> {
    return connection.rows(sql`
      select event.at, (event.before ->> ${lens})::float8 as before, (event.after ->> ${lens})::float8 as after,
             coalesce((
               select jsonb_agg(jsonb_build_object('cause', cause.cause, 'ref', cause.ref::text,
                                                   'name', ${causeNameSql(projectId)}))
                 from jsonb_to_recordset(event.causes) as cause (cause text, ref bigint)
             ), '[]') as causes
        from score_event as event
       where event.project_id = ${projectId} and event.request_id = ${requestId}
       order by event.id desc
       limit ${MOVES_SHOWN}
    `);
  }
}

/** What the id behind a cause is called: a vote's person, a revenue's customer, a merge's winner, a request. */
function causeNameSql(projectId: number): Sql {
  const person = (id: Sql) => sql`(
    select coalesce(person.name, person.email) from person
     where person.project_id = ${projectId} and person.id = ${id})`;
  return sql`case cause.cause
    when 'vote' then ${person(sql`cause.ref`)}
    when 'revenue' then (
      select ${customerNameSql(raw('customer'), projectId)} from customer
       where customer.project_id = ${projectId} and customer.id = cause.ref)
    when 'request' then (
      select request.title from request where request.project_id = ${projectId} and request.id = cause.ref)
    when 'merge' then ${winnerSql(projectId, person)}
    when 'split' then ${winnerSql(projectId, person)}
    end`;
}

function winnerSql(projectId: number, person: (id: Sql) => Sql): Sql {
  return sql`(
    select ${person(raw('person_merge.winner_id'))} from person_merge
     where person_merge.project_id = ${projectId} and person_merge.id = cause.ref)`;
}
