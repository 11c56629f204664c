import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangeRoleDto, ProjectMemberDto, ProjectMembersDto } from '../../contract/members.dto.js';
import { PageQueryDto } from '../../contract/page.dto.js';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { ProjectMembers } from './project-members.js';

@ApiTags('members')
@Controller('api/projects/:projectId/members')
export class MembersController {
  constructor(private readonly members: ProjectMembers) {}

  /** The members of a project and their roles. */
  @Get()
  @RequiresRole('viewer')
  list(
    @CurrentProject() project: CurrentProjectInfo,
    @Query() query: PageQueryDto,
  ): Promise<ProjectMembersDto> {
    return this.members.list(project, query);
  }

  /** Gives a member another role. */
  @Patch(':memberId')
  @RequiresRole('owner')
  changeRole(
    @CurrentMember() caller: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Param('memberId') memberId: string,
    @Body() { role }: ChangeRoleDto,
  ): Promise<ProjectMemberDto> {
    return this.members.changeRole(caller, project, memberId, role);
  }

  /** Removes a member from the project; those who are not owners may only leave themselves. */
  @Delete(':memberId')
  @RequiresRole('viewer')
  @HttpCode(204)
  remove(
    @CurrentMember() caller: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Param('memberId') memberId: string,
  ): Promise<void> {
    return this.members.remove(caller, project, memberId);
  }
}
