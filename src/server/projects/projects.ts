import { Injectable, Logger } from '@nestjs/common';
import type { PageQueryDto } from '../../contract/page.dto.js';
import type {
  ChangeProjectDto,
  CreateProjectDto,
  ProjectDto,
  ProjectsDto,
} from '../../contract/projects.dto.js';
import type { Role } from '../../contract/roles.js';
import { AuditLog } from '../members/audit-log.repository.js';
import { ProjectMembers } from '../members/project-members.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Config } from '../platform/config.js';
import { decodeCursor, encodeCursor } from '../platform/cursor.js';
import { Database } from '../platform/database/database.js';
import { Creation } from '../platform/idempotency/creation.js';
import { Refusal } from '../platform/refusal.js';
import { ProjectDeletion } from './project-deletion.js';
import { ProjectsRepository, type ProjectRow } from './projects.repository.js';
import { newPublicId } from './public-id.js';

@Injectable()
export class Projects {
  private readonly logger = new Logger('Projects');

  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly repository: ProjectsRepository,
    private readonly members: ProjectMembers,
    private readonly audit: AuditLog,
    private readonly deletion: ProjectDeletion,
  ) {}

  /** Who creates a project owns it. */
  create(
    member: Pick<CurrentMemberInfo, 'id'>,
    { name }: CreateProjectDto,
    creation = Creation.unkeyed,
  ): Promise<ProjectDto> {
    return creation.transaction(this.db, async (tx) => {
      const project = await this.repository.insert(tx, newPublicId(), name);
      await this.members.add(tx, project.id, member.id, 'owner');
      creation.concerns({ project: project.id });
      return this.toDto(project, 'owner');
    });
  }

  /** The projects that the member belongs to. */
  async list(member: CurrentMemberInfo, { cursor, limit }: PageQueryDto): Promise<ProjectsDto> {
    const { after } = cursor === undefined ? { after: 0 } : decodeCursor(cursor, isPosition);
    const rows = await this.repository.listOf(member.id, after, limit + 1);
    const page = rows.slice(0, limit);
    return {
      items: page.map((row) => this.toDto(row, row.role)),
      nextCursor: rows.length > limit ? encodeCursor({ after: page.at(-1)!.id }) : null,
    };
  }

  async get({ id, role }: CurrentProjectInfo): Promise<ProjectDto> {
    return this.toDto(await this.repository.byId(id), role);
  }

  change(
    member: CurrentMemberInfo,
    { id, role }: CurrentProjectInfo,
    change: ChangeProjectDto,
  ): Promise<ProjectDto> {
    return this.db.transaction(async (tx) => {
      const project = this.toDto(await this.repository.change(tx, id, change), role);
      await this.audit.write(tx, {
        projectId: id,
        member,
        action: 'project.changed',
        detail: { changed: change },
      });
      return project;
    });
  }

  /** Nobody sees the project from now on; a job removes its rows. The log is the only place that remembers it. */
  async delete(member: CurrentMemberInfo, { id, publicId }: CurrentProjectInfo): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await this.repository.markDeleted(tx, id))) throw new Refusal('notFound');
      tx.afterCommit(() => this.deletion.request(id));
    });
    this.logger.log(`Member ${member.id} deleted project ${publicId} (${id}) from ${member.address}`);
  }

  private toDto(project: ProjectRow | undefined, role: Role): ProjectDto {
    if (!project) throw new Refusal('notFound');
    const { publicId, name, currency, allowedOrigins, participation, board, boardIndexed, theme, createdAt } =
      project;
    return {
      id: publicId,
      name,
      audience: this.config.audience(publicId),
      currency,
      allowedOrigins,
      participation,
      board,
      boardIndexed,
      theme,
      role,
      createdAt: createdAt.toISOString(),
    };
  }
}

function isPosition(value: unknown): value is { after: number } {
  const after = (value as { after?: unknown } | null)?.after;
  return Number.isInteger(after) && Math.abs(after as number) < 2 ** 31;
}
