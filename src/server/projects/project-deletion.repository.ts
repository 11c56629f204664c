import { Injectable } from '@nestjs/common';
import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { Database, type Tx } from '../platform/database/database.js';

const BATCH = 5_000;

/** Rows that others of the same table point at go after those: a merged person before the one it was merged into. */
const mergedFirst = (table: string): Sql => sql`and not exists (
  select from ${raw(table)} merged where merged.project_id = t.project_id and merged.merged_into = t.id)`;

/** Every table with rows of a project, each after those that point at it; a test compares it with the schema. */
export const projectTables: readonly string[] = [
  'idempotency_key',
  'sample_data',
  'vote',
  'request_merge',
  'request_event',
  'rank_history',
  'score_event',
  'request_score',
  'mark',
  'request',
  'lens',
  'project_ranking',
  'person_merge',
  'visitor',
  'person_edge',
  'sub_claim',
  'person_key',
  'person',
  'customer',
  'identity_rejection',
  'identity',
  'audit_log',
  'membership',
];
const pointAtThemselves = new Set(['request', 'person']);

@Injectable()
export class ProjectDeletionRepository {
  constructor(private readonly db: Database) {}

  async deletedIds(): Promise<number[]> {
    const rows = await this.db.rows<{ id: number }>(
      sql`select id from project where deleted_at is not null order by deleted_at`,
    );
    return rows.map(({ id }) => id);
  }

  /** Whether it is deleted, and if so no other removal touches it until the transaction ends. */
  async lockDeleted(tx: Tx, projectId: number): Promise<boolean> {
    const row = await tx.row(
      sql`select from project where id = ${projectId} and deleted_at is not null for update`,
    );
    return row !== undefined;
  }

  /** Removes some of the project's rows of a table; how many, 0 when none is left. */
  removeSome(tx: Tx, table: string, projectId: number): Promise<number> {
    return tx.run(sql`
      delete from ${raw(table)} where ctid = any (array(
        select t.ctid from ${raw(table)} t
         where t.project_id = ${projectId} ${pointAtThemselves.has(table) ? mergedFirst(table) : empty}
         limit ${BATCH}
      ))
    `);
  }

  async removeProject(projectId: number): Promise<void> {
    const removed = await this.db.run(
      sql`delete from project where id = ${projectId} and deleted_at is not null`,
    );
    if (removed === 0) return;
    // What whoever created it was told belongs to no project.
    await this.db.run(sql`
      update idempotency_key set answer = null, made_project_id = null
       where project_id = 0 and made_project_id = ${projectId}
    `);
  }
}
