import { IsIn } from 'class-validator';
import { roles, type Role } from './roles.js';

/** A member of a project. */
export class ProjectMemberDto {
  /** The member's id. */
  id!: string;

  /** What the member signs in with. */
  email!: string;

  /** How others see the member. */
  name!: string;

  /** What the member may do in this project. */
  @IsIn(roles)
  role!: Role;

  /** Since when, ISO 8601 UTC. */
  joinedAt!: string;
}

export class ProjectMembersDto {
  /** The project's members, those first who signed up first. */
  items!: ProjectMemberDto[];

  /** For the next page; null on the last. */
  nextCursor!: string | null;
}

export class ChangeRoleDto {
  /** What the member may do from now on. */
  @IsIn(roles)
  role!: Role;
}
