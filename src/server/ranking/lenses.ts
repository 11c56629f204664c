import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type {
  ChangeLensDto,
  CreateLensDto,
  LensDto,
  LensesDto,
  LensSpecDto,
} from '../../contract/lenses.dto.js';
import type { PageQueryDto } from '../../contract/page.dto.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { decodeCursor, encodeCursor } from '../platform/cursor.js';
import { brokenConstraint, Database, type Tx } from '../platform/database/database.js';
import { Creation } from '../platform/idempotency/creation.js';
import { Refusal } from '../platform/refusal.js';
import { isWellFormed } from '../platform/well-formed.js';
import { weightsAgree, type LensSpec } from './lens.js';
import { LensRepository, type LensPosition, type SavedLens } from './lens.repository.js';
import { ProjectRankingRepository, type ProjectRanking } from './project-ranking.repository.js';
import { Rebuild } from './rebuild.js';
import type { Weights } from './score.js';

/** The lenses that a project has saved under names of its own. */
@Injectable()
export class Lenses {
  constructor(
    private readonly db: Database,
    private readonly repository: LensRepository,
    private readonly rankings: ProjectRankingRepository,
    private readonly rebuild: Rebuild,
  ) {}

  async list(project: CurrentProjectInfo, { cursor, limit }: PageQueryDto): Promise<LensesDto> {
    const after = cursor === undefined ? null : decodeCursor(cursor, isPosition);
    const rows = await this.repository.page(this.db, project.id, after, limit + 1);
    const items = rows.slice(0, limit).map(toDto);
    return { items, nextCursor: rows.length > limit ? encodeCursor(positionOf(items.at(-1)!)) : null };
  }

  /** Refuses a name that another lens has with `lens.nameTaken`, weights that contradict each other. */
  create(
    member: CurrentMemberInfo,
    project: CurrentProjectInfo,
    { name, spec }: CreateLensDto,
    creation = Creation.unkeyed,
  ): Promise<LensDto> {
    return this.written(
      project,
      (tx, ranking) =>
        this.repository.insert(tx, project.id, { name, spec: agreeing(spec, ranking), createdBy: member.id }),
      creation,
    );
  }

  /**
   * A new spec of the default lens comes into force when all is scored under it; until then another one is refused
   * with `ranking.rebuilding`.
   */
  change(project: CurrentProjectInfo, id: string, { name, spec }: ChangeLensDto): Promise<LensDto> {
    return this.written(project, async (tx, ranking) => {
      const change = { name, spec: spec && agreeing(spec, ranking) };
      if (!isRowId(id) || !(await this.repository.change(tx, project.id, id, change))) {
        throw new Refusal('notFound');
      }
      if (change.spec && decidesOrder(id, ranking)) {
        await this.rebuild.begin(tx, project.id, ranking, { defaultSpec: change.spec });
      }
      return id;
    });
  }

  /** Refuses the lens that the backlog shows by default, or is about to, with `lens.isDefault`. */
  async delete(project: CurrentProjectInfo, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (decidesOrder(id, await this.locked(tx, project))) throw new Refusal('lens.isDefault');
      if (!isRowId(id) || !(await this.repository.delete(tx, project.id, id))) throw new Refusal('notFound');
    });
  }

  private async written(
    project: CurrentProjectInfo,
    write: (tx: Tx, ranking: ProjectRanking) => Promise<string>,
    creation = Creation.unkeyed,
  ): Promise<LensDto> {
    try {
      return await creation.transaction(this.db, async (tx) => {
        const id = await write(tx, await this.locked(tx, project));
        return toDto((await this.repository.saved(tx, project.id, id))!);
      });
    } catch (error) {
      throw brokenConstraint(error) === 'lens_name_unique' ? new Refusal('lens.nameTaken') : error;
    }
  }

  /** Nobody makes another lens the default, and no score is written, until `tx` ends. */
  private async locked(tx: Tx, project: CurrentProjectInfo): Promise<ProjectRanking> {
    await this.rankings.lock(tx, project.id);
    const ranking = await this.rankings.load(project.id, tx);
    if (!ranking) throw new Refusal('notFound');
    return ranking;
  }
}

/** Whether scores are stored under the lens, or are about to be. */
const decidesOrder = (id: string, { defaultLens, rebuild }: ProjectRanking): boolean =>
  id === defaultLens || id === rebuild?.next.defaultLens;

/** `spec`, where its weights agree with each other and with the project's; else refuses with `input.invalid`. */
export function agreeing(spec: LensSpec, weights: Weights): LensSpec {
  if (weightsAgree(spec, weights)) return spec;
  const message = 'an anonymous vote may weigh at most as much as a free one';
  throw new Refusal('input.invalid', undefined, {
    errors: [{ field: 'weights.anonymousVoteCents', message }],
  });
}

function toDto({ id, name, spec, isDefault, createdAt }: SavedLens): LensDto {
  return { id, name, spec: spec as LensSpecDto, isDefault, createdAt: createdAt.toISOString() };
}

const positionOf = ({ name, id }: LensPosition): Record<string, unknown> => ({ name, id });

function isPosition(value: unknown): value is LensPosition {
  const { name, id } = (value ?? {}) as Record<string, unknown>;
  return typeof name === 'string' && isWellFormed(name) && isRowId(id);
}
