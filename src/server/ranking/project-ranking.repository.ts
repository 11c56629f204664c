import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database, type Connection, type Tx } from '../platform/database/database.js';
import type { LensSpec, Scale } from './lens.js';

/** What scores are stored under: the weights, the trending lens's scale, the default lens. */
export interface Numbers extends Scale {
  /** The name of a built-in lens, or the id of a saved one. */
  defaultLens: string;
  /** What the default lens counts where it is a saved one: `default_score` is stored for it. */
  defaultSpec: LensSpec | null;
}

/** What a rebuild changes; the weights stay. */
export type NextNumbers = Omit<Numbers, 'freeVoteCents' | 'anonymousVoteCents'>;

/** A rebuild under way: what it prepares, and how far it is. */
export interface RebuildState {
  next: NextNumbers;
  total: number;
  done: number;
  /** The id of the last request that it has scored. */
  after: string;
}

/** A project's row: its numbers and what a rebuild is about to make of them. */
export interface ProjectRanking extends Numbers {
  rebuild: RebuildState | null;
  /** Raised with every move of a score. */
  version: number;
}

interface Row extends Omit<ProjectRanking, 'rebuild'> {
  rebuildTotal: number | null;
  rebuildDone: number;
  rebuildAfter: string;
  nextHalfLifeDays: number;
  nextLandmark: Date;
  nextDefaultLens: string;
  nextDefaultSpec: LensSpec | null;
}

/** First half of an advisory lock's key; any number that no other lock of this product has. */
const RANKING_LOCK = 7_305_603;

@Injectable()
export class ProjectRankingRepository {
  constructor(private readonly db: Database) {}

  /**
   * Waits until nobody else writes scores of the project, and keeps others from it until `tx` ends. The first
   * statement of its transaction and one of its own: what follows sees all that was committed while it waited.
   */
  async lock(tx: Tx, projectId: number): Promise<void> {
    await tx.rows(sql`
      select pg_advisory_xact_lock(${RANKING_LOCK}::int, ${projectId}::int), set_config('jit', 'off', true)
    `);
  }

  /** The same lock without the waiting: false where somebody else has it. */
  async tryLock(tx: Tx, projectId: number): Promise<boolean> {
    const row = await tx.row<{ locked: boolean }>(sql`
      select pg_try_advisory_xact_lock(${RANKING_LOCK}::int, ${projectId}::int) as locked,
             set_config('jit', 'off', true)
    `);
    return row!.locked;
  }

  /** A project starts with the defaults; undefined where it is no more. */
  async load(projectId: number, connection: Connection = this.db): Promise<ProjectRanking | undefined> {
    const row = (await this.find(connection, projectId)) ?? (await this.create(connection, projectId));
    return row && fromRow(row);
  }

  async setWeights(tx: Tx, projectId: number, { freeVoteCents, anonymousVoteCents }: Scale): Promise<void> {
    await tx.run(sql`
      update project_ranking
         set free_vote_cents = ${freeVoteCents}, anonymous_vote_cents = ${anonymousVoteCents}
       where project_id = ${projectId}
    `);
  }

  /** A built-in lens, whose scores are stored anyway. */
  async setDefaultLens(tx: Tx, projectId: number, lens: string): Promise<void> {
    await tx.run(sql`
      update project_ranking set default_lens = ${lens}, default_spec = null where project_id = ${projectId}
    `);
  }

  /** Cursors and open pages compare versions; answers the new one. */
  async raiseVersion(tx: Tx, projectId: number): Promise<number> {
    const row = await tx.row<{ version: number }>(sql`
      update project_ranking set version = version + 1 where project_id = ${projectId} returning version
    `);
    return row!.version;
  }

  /** How long a drain took, in milliseconds: kicks are held back by it. */
  async noteDrain(tx: Tx, projectId: number, ms: number): Promise<void> {
    await tx.run(sql`update project_ranking set last_drain_ms = ${ms} where project_id = ${projectId}`);
  }

  async lastDrainMs(projectId: number): Promise<number> {
    const row = await this.db.row<{ ms: number }>(sql`
      select last_drain_ms as ms from project_ranking where project_id = ${projectId}
    `);
    return row?.ms ?? 0;
  }

  private async find(connection: Connection, projectId: number): Promise<Row | undefined> {
    const statement = sql`
      select free_vote_cents as "freeVoteCents", anonymous_vote_cents as "anonymousVoteCents",
             half_life_days as "halfLifeDays", landmark,
             default_lens as "defaultLens", default_spec as "defaultSpec", r.version,
             next_half_life_days as "nextHalfLifeDays", next_landmark as "nextLandmark",
             next_default_lens as "nextDefaultLens", next_default_spec as "nextDefaultSpec",
             rebuild_total as "rebuildTotal", rebuild_done as "rebuildDone", rebuild_after::text as "rebuildAfter"
        from project_ranking r
        join project on project.id = r.project_id and project.deleted_at is null
       where r.project_id = ${projectId}
    `;
    return (await connection.prepared<Row>('ranking.find', statement))[0];
  }

  private async create(connection: Connection, projectId: number): Promise<Row | undefined> {
    await connection.run(sql`
      insert into project_ranking (project_id)
      select id from project where id = ${projectId} and deleted_at is null
      on conflict do nothing
    `);
    return this.find(connection, projectId);
  }
}

function fromRow(row: Row): ProjectRanking {
  const { freeVoteCents, anonymousVoteCents, halfLifeDays, landmark, defaultLens, defaultSpec, version } =
    row;
  const numbers = { freeVoteCents, anonymousVoteCents, halfLifeDays, landmark, defaultLens, defaultSpec };
  return { ...numbers, version, rebuild: rebuildOf(row) };
}

function rebuildOf(row: Row): RebuildState | null {
  if (row.rebuildTotal === null) return null;
  return {
    next: {
      halfLifeDays: row.nextHalfLifeDays,
      landmark: row.nextLandmark,
      defaultLens: row.nextDefaultLens,
      defaultSpec: row.nextDefaultSpec,
    },
    total: row.rebuildTotal,
    done: row.rebuildDone,
    after: row.rebuildAfter,
  };
}
