import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type Connection, Database, type Tx } from '../database/database.js';
import type { Concerns, KeyedCall } from './creation.js';

/** A call that was done. */
export interface StoredCall {
  fingerprint: Buffer;
  /** Its answer; null where that is not stored. */
  answer: object | null;
  visitor: string | null;
}

export interface Kept extends Concerns {
  /** As JSON. */
  answer: string | null;
}

/** Forgotten at once. */
const BATCH = 1_000;

@Injectable()
export class IdempotencyRepository {
  constructor(private readonly db: Database) {}

  /** The call if it was done, by the same caller or by it before it signed in. */
  async find(call: KeyedCall): Promise<StoredCall | undefined> {
    return this.db.row(sql`
      select fingerprint, answer, visitor
        from idempotency_key
       where project_id = ${call.projectId} and id = any(${[call.id, call.anonymousId]}::bytea[])
         and created_at > ${call.forgottenAt}
       order by id = ${call.id} desc
       limit 1
    `);
  }

  /** Undefined if `tx` is to do the call; twins then wait for its end. Otherwise the call as it was done meanwhile. */
  async claim(tx: Tx, call: KeyedCall): Promise<StoredCall | undefined> {
    for (;;) {
      const isOurs = await tx.run(sql`
        insert into idempotency_key (project_id, id, route, fingerprint, created_at)
        values (${call.projectId}, ${call.id}, ${call.route}, ${call.fingerprint}, ${call.at})
        on conflict (project_id, id) do update
           set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
               answer = null, person_id = null, visitor = null, made_project_id = null
         where idempotency_key.created_at <= ${call.forgottenAt}
      `);
      if (isOurs > 0) return undefined;
      const done = await tx.row<StoredCall>(sql`
        select fingerprint, answer, visitor
          from idempotency_key where project_id = ${call.projectId} and id = ${call.id}
      `);
      // None where it was forgotten between the two statements: then it is ours after all.
      if (done) return done;
    }
  }

  /** Stores what the call of `claim` came to. Breaks `idempotency_key_person` where the person is gone. */
  async keep(tx: Tx, call: KeyedCall, { answer, person, visitor, project }: Kept): Promise<void> {
    await tx.run(sql`
      update idempotency_key
         set answer = ${answer}::json, person_id = ${person ?? null}, visitor = ${visitor ?? null},
             made_project_id = ${project ?? null}
       where project_id = ${call.projectId} and id = ${call.id}
    `);
  }

  /** Deletes the answers about these people but keeps their keys, so that a retry creates nothing. */
  async erase(tx: Tx, projectId: number, persons: readonly string[]): Promise<void> {
    await tx.run(sql`
      update idempotency_key set answer = null, visitor = null, person_id = null
       where project_id = ${projectId} and person_id = any(${persons}::bigint[])
    `);
  }

  /** What is about a person or was merged into it. */
  export(connection: Connection, projectId: number, person: string): Promise<unknown[]> {
    return connection.rows(sql`
      select k.route, k.created_at as "createdAt", k.answer
        from idempotency_key k
        join person p on p.project_id = k.project_id and p.id = k.person_id
       where k.project_id = ${projectId} and (p.id = ${person} or p.merged_into = ${person})
       order by k.created_at
    `);
  }

  /** Projects, 0 among them, with calls of `time` and before. */
  async projectsWithOlder(time: Date): Promise<number[]> {
    const rows = await this.db.rows<{ id: number }>(
      sql`select distinct project_id as id from idempotency_key where created_at <= ${time}`,
    );
    return rows.map(({ id }) => id);
  }

  /** Forgets some of a project's calls of `time` and before; how many, 0 when none is left. */
  forgetSome(projectId: number, time: Date): Promise<number> {
    return this.db.run(sql`
      delete from idempotency_key where project_id = ${projectId} and id = any (array(
        select id from idempotency_key
         where project_id = ${projectId} and created_at <= ${time}
         order by created_at
         limit ${BATCH}
      ))
    `);
  }
}
