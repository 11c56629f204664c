import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Connection, Tx } from '../platform/database/database.js';
import type { Found, Keys } from './identify-choice.js';

interface FoundRow {
  mergeByEmail: Found['mergeByEmail'];
  subKey: string | null;
  subPerson: string | null;
  emailKey: string | null;
  emailPerson: string | null;
  displayOnly: boolean | null;
  hasSub: boolean;
  cut: boolean | null;
  visitor: string | null;
  visitorPerson: string | null;
  claimedBy: string | null;
}

/** Keys, visitors and the people they belong to, as identification reads and writes them. */
@Injectable()
export class IdentifyRepository {
  /** Until the commit, nobody else identifies anybody by one of these keys. Sorted, so that two never cross. */
  async lockKeys(tx: Tx, projectId: number, keys: Keys): Promise<void> {
    const locks = Object.entries(keys)
      .filter(([, value]) => typeof value === 'string')
      .map(([kind, value]) => lockOf(projectId, kind, value as string))
      .toSorted();
    await tx.run(sql`select pg_advisory_xact_lock(lock) from unnest(${locks}::bigint[]) as lock`);
  }

  /**
   * What is stored of the keys. Undefined where the project is gone, or is no longer at `version`: what was
   * verified then does not hold any more.
   */
  async find(tx: Tx, projectId: number, version: number | null, keys: Keys): Promise<Found | undefined> {
    const row = await tx.row<FoundRow>(sql`
      select coalesce(i.merge_by_email, 'link') as "mergeByEmail",
             s.id::text as "subKey", s.person_id::text as "subPerson",
             e.id::text as "emailKey", e.person_id::text as "emailPerson", e.display_only as "displayOnly",
             exists (
               select from person_key o
                where o.project_id = e.project_id and o.person_id = e.person_id and o.kind = 'sub'
             ) as "hasSub",
             d.cut,
             v.id as visitor, v.person_id::text as "visitorPerson", v.claimed_by::text as "claimedBy"
        from project j
        left join identity i on i.project_id = j.id
        left join person_key s on s.project_id = j.id and s.kind = 'sub' and s.value = ${keys.sub ?? null}
        left join person_key e on e.project_id = j.id and e.kind = 'email' and e.value = ${keys.email ?? null}
        left join person_edge d on d.project_id = j.id and d.sub_key_id = s.id and d.email_key_id = e.id
        left join visitor v on v.project_id = j.id and v.id = ${keys.visitor ?? null}
       where j.id = ${projectId} and j.deleted_at is null and j.version = coalesce(${version}, j.version)
    `);
    return row && foundOf(row);
  }

  /** The root person whose sub or address this is, where it may identify somebody by itself. */
  async personOfKey(tx: Tx, projectId: number, { sub, email }: Keys): Promise<string | undefined> {
    const row = await tx.row<{ id: string }>(sql`
      select person_id::text as id from person_key
       where project_id = ${projectId} and kind = ${sub ? 'sub' : 'email'} and value = ${sub ?? email} and not display_only
    `);
    return row?.id;
  }

  /** Locks these persons in the order of their ids; false where one of them is no root any more. */
  async lockRoots(tx: Tx, projectId: number, persons: readonly string[]): Promise<boolean> {
    const locked = await tx.rows(sql`
      select id from person
       where project_id = ${projectId} and id = any(${persons}::bigint[]) and merged_into is null
       order by id for update
    `);
    return locked.length === new Set(persons).size;
  }

  /** Keeps a person from being merged, moved or erased until the commit; false where it is no root any more. */
  async holdRoot(tx: Tx, projectId: number, person: string): Promise<boolean> {
    const held = await tx.row(sql`
      select id from person
       where project_id = ${projectId} and id = ${person} and merged_into is null for key share
    `);
    return held !== undefined;
  }

  /** The root that a person's id stands for today. */
  async rootOf(connection: Connection, projectId: number, person: string): Promise<string | undefined> {
    const row = await connection.row<{ id: string }>(sql`
      select coalesce(merged_into, id)::text as id from person
       where project_id = ${projectId} and id = ${person}
    `);
    return row?.id;
  }

  /** A new person with a customer of its own, who pays for it until a company does. */
  async createVerified(tx: Tx, projectId: number): Promise<string> {
    const row = await tx.row<{ id: string }>(sql`
      with payer as (insert into customer (project_id) values (${projectId}) returning id)
      insert into person (project_id, verified, customer_id, own_customer_id)
      select ${projectId}, true, id, id from payer
      returning id::text as id
    `);
    return row!.id;
  }

  /** The person of a browser that acts without a token. */
  async createAnonymous(tx: Tx, projectId: number, visitor: string): Promise<string> {
    const row = await tx.row<{ id: string }>(sql`
      with nobody as (insert into person (project_id, verified) values (${projectId}, false) returning id)
      insert into visitor (project_id, id, person_id) select ${projectId}, ${visitor}::uuid, id from nobody
      on conflict (project_id, id) do update set person_id = excluded.person_id
      returning person_id::text as id
    `);
    return row!.id;
  }

  async addKey(
    tx: Tx,
    projectId: number,
    person: string,
    kind: 'sub' | 'email',
    value: string,
  ): Promise<string> {
    const row = await tx.row<{ id: string }>(sql`
      insert into person_key (project_id, kind, value, person_id) values (${projectId}, ${kind}, ${value}, ${person})
      returning id::text as id
    `);
    return row!.id;
  }

  async addEdge(tx: Tx, projectId: number, subKey: string, emailKey: string): Promise<void> {
    await tx.run(sql`
      insert into person_edge (project_id, sub_key_id, email_key_id) values (${projectId}, ${subKey}, ${emailKey})
    `);
  }

  /** The browser is this person's from now on. */
  async claim(tx: Tx, projectId: number, visitor: string, person: string): Promise<void> {
    await tx.run(sql`
      insert into visitor (project_id, id, claimed_by) values (${projectId}, ${visitor}, ${person})
      on conflict (project_id, id) do update set claimed_by = excluded.claimed_by
    `);
  }
}

/** A 64-bit number for an advisory lock; two keys that share one merely wait for each other. */
function lockOf(projectId: number, kind: string, value: string): string {
  const hash = createHash('sha256').update(`${projectId}\0${kind}\0${value}`).digest();
  return hash.readBigInt64BE().toString();
}

function foundOf(row: FoundRow): Found {
  return {
    mergeByEmail: row.mergeByEmail,
    sub: row.subKey === null ? null : { key: row.subKey, person: row.subPerson! },
    email:
      row.emailKey === null
        ? null
        : {
            key: row.emailKey,
            person: row.emailPerson!,
            displayOnly: row.displayOnly!,
            hasSub: row.hasSub,
          },
    edge: row.cut === null ? null : row.cut ? 'cut' : 'linked',
    visitor: row.visitor === null ? null : { person: row.visitorPerson, claimedBy: row.claimedBy },
  };
}
