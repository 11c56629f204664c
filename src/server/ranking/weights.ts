import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type { ChangeRankingDto, RankingDto } from '../../contract/ranking.dto.js';
import { AuditLog } from '../members/audit-log.repository.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { brokenConstraint, Database, type Tx } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { Announcer } from './announcer.js';
import { given } from './given.js';
import type { LensSpec } from './lens.js';
import { LensRepository } from './lens.repository.js';
import { ProjectRankingRepository, type Numbers, type ProjectRanking } from './project-ranking.repository.js';
import { Rebuild } from './rebuild.js';
import { landmarkAt, type Weights } from './score.js';
import { ScoresRepository } from './scores.repository.js';

/** The numbers that a project ranks by. */
@Injectable()
export class RankingWeights {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rankings: ProjectRankingRepository,
    private readonly lenses: LensRepository,
    private readonly scores: ScoresRepository,
    private readonly rebuild: Rebuild,
    private readonly announcer: Announcer,
    private readonly audit: AuditLog,
  ) {}

  async get({ id }: CurrentProjectInfo): Promise<RankingDto> {
    return toDto(await this.load(id));
  }

  /**
   * Weights are in force at once, in one transaction; a half-life and a saved default lens after a rebuild. While one
   * is under way, any other change is refused with `ranking.rebuilding`.
   */
  async change(
    member: CurrentMemberInfo,
    { id: projectId }: CurrentProjectInfo,
    change: ChangeRankingDto,
  ): Promise<RankingDto> {
    try {
      return await this.db.transaction(async (tx) => {
        await this.rankings.lock(tx, projectId);
        const ranking = await this.load(projectId, tx);
        await this.apply(tx, projectId, ranking, await this.wanted(tx, projectId, ranking, change));
        await this.audit.write(tx, {
          projectId,
          member,
          action: 'ranking.changed',
          detail: { changed: change },
        });
        return toDto(await this.load(projectId, tx));
      });
    } catch (error) {
      if (brokenConstraint(error) !== 'project_ranking_anonymous') throw error;
      throw wrong('anonymousVoteCents', 'an anonymous vote may weigh at most as much as a free one');
    }
  }

  private async apply(tx: Tx, projectId: number, ranking: ProjectRanking, wanted: Numbers): Promise<void> {
    const reweighs = !sameCents(ranking, wanted);
    const rescales = wanted.halfLifeDays !== ranking.halfLifeDays;
    const reorders = wanted.defaultLens !== ranking.defaultLens;
    if (!reweighs && !rescales && !reorders) return;
    if (ranking.rebuild) throw new Refusal('ranking.rebuilding');
    if (reweighs) {
      const { freeVoteCents, anonymousVoteCents } = wanted;
      await this.rankings.setWeights(tx, projectId, wanted);
      await this.scores.reweigh(tx, projectId, { ...ranking, freeVoteCents, anonymousVoteCents });
    }
    if (rescales || (reorders && wanted.defaultSpec)) {
      await this.rebuild.begin(tx, projectId, ranking, wanted);
    } else if (reorders) {
      await this.rankings.setDefaultLens(tx, projectId, wanted.defaultLens);
      await this.scores.dropDefault(tx, projectId);
    }
    await this.announcer.announce(tx, projectId);
  }

  private async wanted(
    tx: Tx,
    projectId: number,
    ranking: ProjectRanking,
    change: ChangeRankingDto,
  ): Promise<Numbers> {
    const wanted = { ...ranking, ...given(change) };
    const { halfLifeDays, defaultLens } = wanted;
    return {
      ...wanted,
      landmark: halfLifeDays === ranking.halfLifeDays ? ranking.landmark : landmarkAt(this.clock.now()),
      defaultSpec:
        defaultLens === ranking.defaultLens
          ? ranking.defaultSpec
          : await this.specOf(tx, projectId, defaultLens),
    };
  }

  /** Null for a built-in lens. */
  private async specOf(tx: Tx, projectId: number, lens: string): Promise<LensSpec | null> {
    if (!isRowId(lens)) return null;
    const saved = await this.lenses.saved(tx, projectId, lens);
    if (!saved) throw wrong('defaultLens', 'the project has no lens with this id');
    return saved.spec;
  }

  private async load(projectId: number, tx?: Tx): Promise<ProjectRanking> {
    const ranking = await this.rankings.load(projectId, tx);
    if (!ranking) throw new Refusal('notFound');
    return ranking;
  }
}

function sameCents(a: Weights, b: Weights): boolean {
  return a.freeVoteCents === b.freeVoteCents && a.anonymousVoteCents === b.anonymousVoteCents;
}

function wrong(field: string, message: string): Refusal {
  return new Refusal('input.invalid', undefined, { errors: [{ field, message }] });
}

function toDto({
  freeVoteCents,
  anonymousVoteCents,
  halfLifeDays,
  defaultLens,
  rebuild,
}: ProjectRanking): RankingDto {
  return {
    freeVoteCents,
    anonymousVoteCents,
    halfLifeDays,
    defaultLens,
    rebuild: rebuild && {
      halfLifeDays: rebuild.next.halfLifeDays,
      defaultLens: rebuild.next.defaultLens,
      done: rebuild.done,
      total: rebuild.total,
    },
  };
}
