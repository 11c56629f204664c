import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type { ProjectMemberDto, ProjectMembersDto } from '../../contract/members.dto.js';
import type { PageQueryDto } from '../../contract/page.dto.js';
import type { Role } from '../../contract/roles.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { decodeCursor, encodeCursor } from '../platform/cursor.js';
import { type Connection, Database, type Tx } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { AuditLog } from './audit-log.repository.js';
import { MembershipsRepository, type ProjectMemberRow } from './memberships.repository.js';

/** Who belongs to a project, and as what. A project keeps at least one owner. */
@Injectable()
export class ProjectMembers {
  constructor(
    private readonly db: Database,
    private readonly memberships: MembershipsRepository,
    private readonly audit: AuditLog,
  ) {}

  async list(project: CurrentProjectInfo, { cursor, limit }: PageQueryDto): Promise<ProjectMembersDto> {
    const { after } = cursor === undefined ? { after: '0' } : decodeCursor(cursor, isPosition);
    const rows = await this.memberships.list(project.id, after, limit + 1);
    const items = rows.slice(0, limit).map(toDto);
    return { items, nextCursor: rows.length > limit ? encodeCursor({ after: items.at(-1)!.id }) : null };
  }

  /** Makes a member part of a project, in the transaction of what brings them there. */
  add(connection: Connection, projectId: number, memberId: string, role: Role): Promise<void> {
    return this.memberships.insert(connection, projectId, memberId, role);
  }

  /** Refuses with `member.lastOwner` where nobody would own the project afterwards. */
  changeRole(
    caller: CurrentMemberInfo,
    project: CurrentProjectInfo,
    memberId: string,
    role: Role,
  ): Promise<ProjectMemberDto> {
    return this.db.transaction(async (tx) => {
      const owners = await this.memberships.lockOwners(tx, project.id);
      if (!owners.includes(caller.id)) throw new Refusal('role.insufficient');
      if (role !== 'owner') keepAnOwner(owners, memberId);
      const changed = isRowId(memberId) && (await this.memberships.setRole(tx, project.id, memberId, role));
      if (!changed) throw new Refusal('notFound');
      await this.audit.write(tx, {
        projectId: project.id,
        member: caller,
        action: 'member.roleChanged',
        subject: memberId,
        detail: { role },
      });
      return toDto(changed);
    });
  }

  /** An owner removes anybody, everybody else only themselves; `member.lastOwner` as above. */
  remove(caller: CurrentMemberInfo, project: CurrentProjectInfo, memberId: string): Promise<void> {
    return this.db.transaction(async (tx: Tx) => {
      const owners = await this.memberships.lockOwners(tx, project.id);
      if (memberId !== caller.id && !owners.includes(caller.id)) throw new Refusal('role.insufficient');
      keepAnOwner(owners, memberId);
      const removed = isRowId(memberId) && (await this.memberships.remove(tx, project.id, memberId));
      if (!removed) throw new Refusal('notFound');
      await this.audit.write(tx, {
        projectId: project.id,
        member: caller,
        action: 'member.removed',
        subject: memberId,
      });
    });
  }
}

function keepAnOwner(owners: string[], leaving: string): void {
  if (owners.length === 1 && owners[0] === leaving) throw new Refusal('member.lastOwner');
}

function toDto({ joinedAt, ...member }: ProjectMemberRow): ProjectMemberDto {
  return { ...member, joinedAt: joinedAt.toISOString() };
}

function isPosition(value: unknown): value is { after: string } {
  return isRowId((value as { after?: unknown } | null)?.after);
}
