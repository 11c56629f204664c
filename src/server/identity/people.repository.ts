import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type {
  PersonAddressDto,
  PersonCompanyDto,
  PersonMergeDto,
  PersonRequestDto,
  PersonVoteDto,
} from '../../contract/people.dto.js';
import { Database, type Connection } from '../platform/database/database.js';
import { revenueColumns, type RevenueRow } from './companies.repository.js';
import { containing } from './search-pattern.js';

export interface PersonRow extends RevenueRow {
  id: string;
  verified: boolean;
  name: string | null;
  email: string | null;
  subs: string[];
  emails: string[];
  plan: string | null;
  company: PersonCompanyDto | null;
  createdAt: Date;
  /** Microseconds since 1970. */
  listedAt: number;
}

/** Where a person stands in the list: since when it is known, in microseconds since 1970, and its id. */
export interface PersonPlace {
  at: number;
  id: string;
}

/** Of a row with times in it, what the database gives: Dates. */
type Row<Dto> = {
  [Key in keyof Dto]: Key extends 'at' | 'undoneAt' | 'votedAt' | 'createdAt' ? Date : Dto[Key];
};
export type MergeRow = Omit<Row<PersonMergeDto>, 'undone' | 'undoneAt'> & { undoneAt: Date | null };

/** Subs and addresses of one person that a list shows. */
const KEYS_IN_LIST = 20;
/** Votes and requests of one person that its page shows. */
const ROWS_IN_DETAIL = 200;

/** People as the dashboard reads them. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly database: Database) {}

  /** Roots before a place in the list, the newest first. */
  list(projectId: number, q: string, before: PersonPlace | null, limit: number): Promise<PersonRow[]> {
    const earlier = before
      ? sql`and (p.created_at, p.id) < (timestamptz 'epoch' + ${before.at} * interval '1 microsecond', ${before.id}::bigint)`
      : empty;
    return this.database.rows(sql`
      ${personRows(KEYS_IN_LIST)}
       where p.project_id = ${projectId} and p.merged_into is null
         ${earlier} ${q === '' ? empty : matching(projectId, containing(q))}
       order by p.created_at desc, p.id desc
       limit ${limit}
    `);
  }

  async find(connection: Connection, projectId: number, root: string): Promise<PersonRow | undefined> {
    return connection.row(sql`
      ${personRows(null)} where p.project_id = ${projectId} and p.id = ${root} and p.merged_into is null
    `);
  }

  addresses(
    connection: Connection,
    projectId: number,
    root: string,
  ): Promise<Omit<PersonAddressDto, 'alarm'>[]> {
    return connection.rows(sql`
      select k.value as email, k.display_only as "displayOnly",
             (select count(*) from person_edge d
               where d.project_id = k.project_id and d.email_key_id = k.id and not d.cut) as subs
        from person_key k
       where k.project_id = ${projectId} and k.person_id = ${root} and k.kind = 'email'
       order by k.id
    `);
  }

  /** How many addresses that still join people came with at least `alarmAt` subs. */
  async sharedAddresses(projectId: number, alarmAt: number): Promise<number> {
    const row = await this.database.row<{ count: number }>(sql`
      select count(*) from (
        select d.email_key_id
          from person_edge d
          join person_key k on k.project_id = d.project_id and k.id = d.email_key_id and not k.display_only
         where d.project_id = ${projectId} and not d.cut
         group by d.email_key_id having count(*) >= ${alarmAt}
      ) as shared
    `);
    return row!.count;
  }

  /** False where the person has no such address. */
  async setDisplayOnly(
    connection: Connection,
    projectId: number,
    root: string,
    emailKey: string,
    displayOnly: boolean,
  ): Promise<boolean> {
    const written = await connection.run(sql`
      update person_key set display_only = ${displayOnly}
       where project_id = ${projectId} and person_id = ${root} and kind = 'email' and value = ${emailKey}
    `);
    return written > 0;
  }

  merges(connection: Connection, projectId: number, root: string): Promise<MergeRow[]> {
    const component = sql`array(
      select id from person where project_id = ${projectId} and (id = ${root} or merged_into = ${root})
    )`;
    return connection.rows(sql`
      select m.id::text as id, m.at, m.cause, m.winner_id::text as "winnerId", m.loser_id::text as "loserId",
             m.revenue_differs as "revenueDiffers", m.undone_at as "undoneAt"
        from person_merge m
       where m.project_id = ${projectId}
         and (m.winner_id = any(${component}) or m.loser_id = any(${component}))
       order by m.id desc
    `);
  }

  votes(connection: Connection, projectId: number, root: string): Promise<Row<PersonVoteDto>[]> {
    return connection.rows(sql`
      select v.request_id::text as "requestId", r.title, r.status, v.voted_at as "votedAt"
        from vote v
        join request r on r.project_id = v.project_id and r.id = v.request_id and r.merged_into is null
       where v.project_id = ${projectId} and v.person_id = ${root} and v.active
       order by v.voted_at desc, v.request_id desc
       limit ${ROWS_IN_DETAIL}
    `);
  }

  requests(connection: Connection, projectId: number, root: string): Promise<Row<PersonRequestDto>[]> {
    return connection.rows(sql`
      select id::text as id, title, status, created_at as "createdAt"
        from request
       where project_id = ${projectId} and author_id = ${root}
       order by created_at desc, id desc
       limit ${ROWS_IN_DETAIL}
    `);
  }

  async visitors(
    connection: Connection,
    projectId: number,
    root: string,
  ): Promise<{ id: string; createdAt: Date }[]> {
    return connection.rows(sql`
      select id, created_at as "createdAt" from visitor
       where project_id = ${projectId} and (person_id = ${root} or claimed_by = ${root})
       order by created_at, id
    `);
  }
}

/** `select … from person p …`, with at most `keys` subs and addresses each. */
function personRows(keys: number | null): Sql {
  const values = (kind: 'sub' | 'email') => sql`array(
    select k.value from person_key k
     where k.project_id = p.project_id and k.person_id = p.id and k.kind = ${kind} order by k.id limit ${keys}
  )`;
  return sql`
    select p.id::text as id, p.verified, p.name, p.email, ${values('sub')} as subs, ${values('email')} as emails,
           ${revenueColumns}, p.created_at as "createdAt", 
           (extract(epoch from p.created_at) * 1000000)::bigint as "listedAt",
           case when c.company_id is not null
                then jsonb_build_object('id', c.id::text, 'companyId', c.company_id, 'name', c.name) end as company
      from person p
      left join customer c on c.project_id = p.project_id and c.id = p.customer_id`;
}

/** By name, address or sub: three indexes, one list of ids. */
function matching(projectId: number, pattern: string): Sql {
  return sql`and p.id in (
    select id from person where project_id = ${projectId} and (name ilike ${pattern} or email ilike ${pattern})
    union all
    select person_id from person_key where project_id = ${projectId} and value ilike ${pattern}
  )`;
}
