import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Tx } from '../platform/database/database.js';
import { QUEUE, type Queue } from '../platform/queue/queue.js';
import { Pace } from './pace.js';

/** What moved a score, as the history names it. */
export const causes = [
  'vote',
  'request',
  'merge',
  'split',
  'revenue',
  'erasure',
  'weights',
  'sample',
  'audit',
] as const;
export type Cause = (typeof causes)[number];

/** What a transaction changed. The drain, not the writer, works out which requests that touches. */
export interface Changed {
  requests?: readonly string[];
  persons?: readonly string[];
  customers?: readonly string[];
  project?: true;
  cause: Cause;
  /** The id that the cause is about: a person, a customer, a merge. */
  causeRef?: string | null;
  /** Bulk work waits behind what people do. */
  bulk?: boolean;
}

/** The face of ranking towards those who change what scores are made of: `mark` in their transaction, then `kick`. */
@Injectable()
export class Rerank {
  constructor(
    private readonly pace: Pace,
    @Inject(QUEUE) private readonly queue: Queue,
  ) {}

  /** Appends marks inside `tx`, so that they live and die with their cause; the kick follows the commit. */
  async mark(tx: Tx, projectId: number, changed: Changed): Promise<void> {
    const marks = [
      ...(changed.requests ?? []).map((id) => ['request', id] as const),
      ...(changed.persons ?? []).map((id) => ['person', id] as const),
      ...(changed.customers ?? []).map((id) => ['customer', id] as const),
      ...(changed.project ? [['project', null] as const] : []),
    ];
    if (marks.length === 0) return;
    await tx.run(sql`
      insert into mark (project_id, bulk, kind, ref, cause, cause_ref)
      select ${projectId}, ${changed.bulk ?? false}, kind, ref, ${changed.cause}, ${changed.causeRef ?? null}
        from unnest(${marks.map(([kind]) => kind)}::text[], ${marks.map(([, ref]) => ref)}::bigint[]) as m (kind, ref)
    `);
    tx.afterCommit(() => this.kick(projectId));
  }

  /**
   * The same as SQL, for statements that must stay single: an `insert` over `rows`, which select
   * `project_id, ref (a request's id), delta, cause_ref`. Whoever uses it kicks after its commit.
   */
  markRequestsSql(rows: Sql, cause: Cause): Sql {
    return sql`insert into mark (project_id, kind, ref, delta, cause, cause_ref)
      select project_id, 'request', ref, delta, ${cause}, cause_ref from (${rows}) as changed`;
  }

  /** «Look now»: after commit only. It never fails; it may be lost, since the sweep finds what is left. */
  async kick(projectId: number): Promise<void> {
    const delayMs = await this.pace.holdBack(projectId);
    await this.queue.add('rerank', { projectId }, { key: `rerank:${projectId}`, delayMs });
  }
}
