import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database, type Tx } from '../platform/database/database.js';
import type { NextNumbers } from './project-ranking.repository.js';

@Injectable()
export class RebuildRepository {
  constructor(private readonly db: Database) {}

  async begin(tx: Tx, projectId: number, next: NextNumbers): Promise<void> {
    await tx.run(sql`
      update project_ranking
         set next_half_life_days = ${next.halfLifeDays}, next_landmark = ${next.landmark.toISOString()},
             next_default_lens = ${next.defaultLens},
             next_default_spec = ${next.defaultSpec && JSON.stringify(next.defaultSpec)}::jsonb,
             rebuild_total = (select count(*) from request where project_id = ${projectId}),
             rebuild_after = 0, rebuild_done = 0
       where project_id = ${projectId}
    `);
  }

  /** The next requests to be scored, by id. */
  async requestsAfter(tx: Tx, projectId: number, after: string, limit: number): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(sql`
      select id::text from request where project_id = ${projectId} and id > ${after}::bigint
       order by request.id limit ${limit}
    `);
    return rows.map(({ id }) => id);
  }

  /** Requests that came since it began are scored too, so there may be more than there were. */
  async advance(tx: Tx, projectId: number, after: string, scored: number): Promise<void> {
    await tx.run(sql`
      update project_ranking
         set rebuild_after = ${after}, rebuild_done = rebuild_done + ${scored},
             rebuild_total = greatest(rebuild_total, rebuild_done + ${scored})
       where project_id = ${projectId}
    `);
  }

  async end(tx: Tx, projectId: number): Promise<void> {
    await tx.run(sql`
      update project_ranking
         set half_life_days = next_half_life_days, landmark = next_landmark,
             default_lens = next_default_lens, default_spec = next_default_spec,
             next_half_life_days = null, next_landmark = null, next_default_lens = null, next_default_spec = null,
             rebuild_total = null, rebuild_after = null, rebuild_done = null
       where project_id = ${projectId}
    `);
  }

  /** Projects with a rebuild under way. */
  async unfinished(): Promise<number[]> {
    const rows = await this.db.rows<{ id: number }>(sql`
      select project_id as id from project_ranking
        join project on project.id = project_id and project.deleted_at is null
       where rebuild_total is not null
    `);
    return rows.map(({ id }) => id);
  }
}
