import { Injectable } from '@nestjs/common';
import { builtInLenses, type BuiltInLens } from '../../contract/lenses.js';
import { type Connection, Database } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { completed, type Lens, type LensSpec } from './lens.js';
import { LensRepository } from './lens.repository.js';
import { ProjectRankingRepository, type ProjectRanking } from './project-ranking.repository.js';

/** Where a lens's scores stand: a column of `request_score`, or nowhere, so that they are computed when asked for. */
export type Stored = BuiltInLens | 'default';

export interface FoundLens {
  /** The name of a built-in lens, or the id of a saved one. */
  id: string;
  spec: LensSpec;
  lens: Lens;
  /** Where its scores are stored, if anywhere. */
  stored: Stored | null;
  ranking: ProjectRanking;
}

/** Whether its scores are stored whatever the project's default is: no change of that can come in between. */
export const isAlwaysStored = ({ stored }: FoundLens): boolean => stored !== null && stored !== 'default';

/** From what `lens` says in a call to the arithmetic it stands for. */
@Injectable()
export class LensFinder {
  constructor(
    private readonly db: Database,
    private readonly lenses: LensRepository,
    private readonly rankings: ProjectRankingRepository,
  ) {}

  /** The lens of that name or id, the project's default without one; refuses what is neither. */
  async find(connection: Connection, projectId: number, id?: string): Promise<FoundLens> {
    const ranking = await this.rankings.load(projectId, connection);
    if (!ranking) throw new Refusal('notFound');
    const wanted = id ?? ranking.defaultLens;
    if (isBuiltIn(wanted)) return found(wanted, { lens: wanted }, wanted, ranking);
    // What the stored scores were computed with, not what the lens says since a change that is being rebuilt.
    if (wanted === ranking.defaultLens && ranking.defaultSpec)
      return found(wanted, ranking.defaultSpec, 'default', ranking);
    const saved = await this.lenses.saved(connection, projectId, wanted);
    if (!saved) {
      const errors = [{ field: 'lens', message: 'the project has no lens with this id' }];
      throw new Refusal('input.invalid', undefined, { errors });
    }
    return found(wanted, saved.spec, null, ranking);
  }

  /** The same, and what `work` reads with it, on one snapshot: scores and the numbers they are of. */
  async onSnapshot<Result>(
    projectId: number,
    id: string | undefined,
    work: (found: FoundLens, connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    // Sees to it that the project has its numbers, which a snapshot could not write.
    await this.find(this.db, projectId, id);
    return this.db.snapshot(async (connection) =>
      work(await this.find(connection, projectId, id), connection),
    );
  }
}

const isBuiltIn = (id: string): id is BuiltInLens => (builtInLenses as readonly string[]).includes(id);

function found(id: string, spec: LensSpec, stored: Stored | null, ranking: ProjectRanking): FoundLens {
  return { id, spec, stored, ranking, lens: completed(spec, ranking) };
}
